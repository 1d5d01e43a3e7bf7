"""Positions count code points, as Python does, in every layer."""

import random
from collections.abc import Iterator
from typing import Any

from conftest import random_text

import depesche


def spans_of(value: Any) -> Iterator[Any]:
    """Every span in a result, however deep."""
    if isinstance(value, depesche.Span):
        yield value
    elif isinstance(value, (tuple, depesche.Spans)):
        for item in value:
            yield from spans_of(item)
    elif hasattr(value, "__match_args__"):
        for field in value.__match_args__:
            yield from spans_of(getattr(value, field))


def letters(text: str) -> str:
    """Letters and figures: what belongs to a token for certain."""
    return "".join(filter(str.isalnum, text))


def test_every_span_is_its_text_in_ten_thousand_random_texts(extractor: depesche.Extractor) -> None:
    rng = random.Random(20261124)
    for _ in range(10_000):
        text = random_text(rng)
        doc = extractor.read(text)
        assert doc.text == text
        for layer in (doc.article, doc.sentences, doc.tokens, doc.entities, doc.times, doc.quotes):
            assert all(0 <= s.start < s.end <= len(text) and text[s.start : s.end] == s.text for s in spans_of(layer))
        # Tokens know nothing of code points when they are made; so this fails if the conversion slips.
        assert letters("".join(token.text for token in doc.tokens)) == letters("".join(part.text for part in doc.article.parts))
        assert all(a.end <= b.start for a, b in zip(doc.tokens, doc.tokens[1:]))


def test_difficult_characters() -> None:
    text = "🙂👩‍👩‍👧 e\u0301\r\nSo\u00adzial."
    assert [token.text for token in depesche.read(text).tokens][-2:] == ["So\u00adzial", "."]
