"""The cases that Rust, Python and JavaScript share; their form is described in core/tests/cases/README.md."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from depesche import Document, Extractor

ROOT = Path(__file__).parents[2]
CASES = json.loads((ROOT / "core/tests/cases/shared.json").read_text("utf-8"))["cases"]
ARTICLES = sorted((ROOT / "examples/articles").glob("*.txt"))
PAGES = sorted((ROOT / "core/tests/pages").glob("*.html"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(extractor: Extractor, case: dict[str, Any]) -> None:
    found = describe(extractor.read(case["text"], date=case.get("date")))
    expected = {key: value for key, value in case.items() if key not in ("name", "text", "date")}
    assert like(expected, found) == expected


def like(expected: Any, found: Any) -> Any:
    """Of `found`, what `expected` names."""
    if isinstance(expected, list) and isinstance(found, list):
        return [like(expected[n], item) if n < len(expected) else item for n, item in enumerate(found)]
    if isinstance(expected, dict) and isinstance(found, dict):
        return {key: like(value, found.get(key)) for key, value in expected.items()}
    return found


def describe(doc: Document) -> dict[str, Any]:
    """The document in the form of the cases: what Python cuts out of the text at the offsets, instead of the offsets."""
    raw = doc.to_dict()

    def cut(spans: list[list[int]]) -> list[str]:
        return [doc.text[start:end] for start, end in spans]

    roles = ("quote", "speaker", "cue", "frame", "addressee")
    return {
        **raw["article"],
        "sentences": cut(raw["sentences"]),
        "tokens": cut(raw["tokens"]),
        "quotes": [{**quote, **{role: cut(quote[role]) for role in roles}} for quote in raw["quotes"]],
        "entities": [
            {**entity, "roles": [role["text"] for role in entity["roles"]], "mentions": cut(entity["mentions"])} for entity in raw["entities"]
        ],
        "times": [{**time, "text": doc.text[time["start"] : time["end"]]} for time in raw["times"]],
    }


@pytest.mark.skipif(shutil.which("cargo") is None, reason="needs Rust")
class TestJsonIsThatOfRustByteForByte:
    def test_articles(self, extractor: Extractor) -> None:
        docs = [extractor.read(path.read_text("utf-8"), date="2026-11-24") for path in ARTICLES]
        assert native(ARTICLES, "--date", "2026-11-24") == [doc.to_json() for doc in docs]

    def test_pages(self, extractor: Extractor) -> None:
        docs = [extractor.read_html(path.read_bytes()) for path in PAGES]
        assert native(PAGES) == [doc.to_json() for doc in docs]


def native(paths: list[Path], *options: str) -> list[str]:
    """What the Rust program makes of files, one line each."""
    command = ["cargo", "run", "--quiet", "--package", "depesche-examples", "--example", "read", "--", "--json", "--offsets", "utf32"]
    done = subprocess.run([*command, *options, *map(str, paths)], cwd=ROOT, capture_output=True, check=True)
    return done.stdout.decode("utf-8").splitlines()
