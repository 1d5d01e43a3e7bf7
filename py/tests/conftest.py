"""What all tests share."""

import random

import pytest

import depesche

WORDS = (
    "sagte teilte mit Anna Kessler Köln gestern Montag laut zufolge dass er sie Ministerin dpa (dpa) Foto: ... Dr. 3. Mai z. B. SPD-Chef "
    "Kund:innen München 🙂 👩‍👩‍👧 🏳️‍🌈 e\u0301 ä\u0308 So\u00adzial \u200d 日本 \U00020000 \ufeff"
).split(" ")
MARKS = ["„", "“", "”", '"', "»", "«", "›", "‹", "‚", "‘", "’", "'", ",", ".", "?", "!", ":", "–", "(", ")"]
SPACES = [" ", " ", " ", "\n", "\n\n", "\r\n", "\r", "\u00a0", "\u2028", "\t", ""]


def random_text(rng: random.Random) -> str:
    """A text with quotation marks of all sorts and everything that makes bytes, UTF-16 units and code points differ."""
    out = []
    for _ in range(rng.randrange(40)):
        kind = rng.random()
        if kind < 0.55:
            out.append(rng.choice(WORDS))
        elif kind < 0.95:
            out.append(rng.choice(MARKS))
        else:
            out.append(chr(rng.choice([rng.randrange(1, 0xD800), rng.randrange(0xE000, 0x110000)])))
        out.append(rng.choice(SPACES))
    return "".join(out)


@pytest.fixture(scope="session")
def extractor() -> depesche.Extractor:
    return depesche.Extractor()


