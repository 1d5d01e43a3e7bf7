"""Tables: Arrow out of Rust's buffers, and tidy frames on top of it."""

import datetime
import subprocess
import sys
from typing import Any

import pytest

import depesche
from depesche import Document, Extractor

pa = pytest.importorskip("pyarrow")
from depesche import tables  # noqa: E402

TEXTS = [
    "„Wir kommen morgen“, sagte Finanzministerin Ada Beispiel am Montag 🙂. „Alle“, so Beispiel. Laut Kreml regnet es in Köln.",
    "",
    "Heute nichts Neues.",
    "Der Etat sei beschlossen, teilte die SPD am 3. Mai 2026 mit.",
]


@pytest.fixture(scope="module")
def docs(extractor: Extractor) -> list[Document]:
    return [extractor.read(text, date="2026-11-24") for text in TEXTS]


@pytest.fixture(scope="module")
def found(extractor: Extractor) -> Any:
    batch = pa.record_batch({"id": ["a", "b", "c", "d"], "text": TEXTS, "day": ["2026-11-24"] * 4})
    [out] = extractor.extract_batches(batch, date="day")
    out.validate(full=True)
    return out


def test_batches_hold_what_read_finds(docs: list[Document], found: Any) -> None:
    assert found.schema.names == ["id", "text", "day", "article", "quotes", "entities", "times", "error"]
    assert found["error"].null_count == len(docs)
    for doc, row in zip(docs, found.to_pylist()):
        assert row["article"]["headline"] == doc.article.headline
        assert row["article"]["paragraphs"] == list(doc.article.paragraphs)
        assert [(q["id"], q["type"], q["text"], q["start"], q["end"], q["who"]) for q in row["quotes"]] == [
            (q.id, q.kind, q.text, q.content.start, q.content.end, q.who) for q in doc.quotes
        ]
        assert [(e["id"], e["name"], [(m["start"], m["text"]) for m in e["mentions"]]) for e in row["entities"]] == [
            (e.id, e.name, [(m.start, m.text) for m in e.mentions]) for e in doc.entities
        ]
        assert [(t["value"], t["text"], t["start"]) for t in row["times"]] == [(t.value, t.text, t.start) for t in doc.times]


def test_no_article_is_lost_and_errors_have_a_column(extractor: Extractor) -> None:
    texts = ["Eins.", None, "„Drei kommen“, sagte Ada Beispiel.", "Vier."]
    batch = pa.record_batch({"text": texts, "day": [None, None, datetime.date(2026, 1, 1), None]})
    bad = pa.record_batch({"text": ["Fünf."], "day": ["nie"]})
    [out] = extractor.extract_batches(batch, date="day")
    assert out["error"].to_pylist() == [None, "expected str, not NoneType", None, None]
    assert [article is None for article in out["article"].to_pylist()] == [False, True, False, False]
    assert [len(quotes) for quotes in out["quotes"].to_pylist()] == [len(extractor.read(text).quotes) if text else 0 for text in texts]
    [out] = extractor.extract_batches([bad], date="day")
    assert "not a date" in out["error"][0].as_py()


def test_slices_tables_and_empty_batches(extractor: Extractor, found: Any) -> None:
    table = pa.table({"text": pa.chunked_array([TEXTS[:1], [], TEXTS[1:]])})
    out = pa.Table.from_batches(extractor.extract_batches(table))
    assert out.num_rows == 4
    [sliced] = extractor.extract_batches(pa.record_batch({"text": TEXTS}).slice(3, 1))
    assert sliced.num_rows == 1
    assert sliced["article"][0]["paragraphs"].as_py() == found["article"][3]["paragraphs"].as_py()


@pytest.mark.parametrize(
    ("batch", "options", "error", "message"),
    [
        ({"body": ["x"]}, {}, ValueError, "no column 'text'; there are body"),
        ({"text": [1]}, {}, TypeError, "holds int64, not strings"),
        ({"text": [b"x"]}, {}, TypeError, "holds binary, not strings"),
        ({"text": ["x"], "quotes": [1]}, {}, ValueError, "quotes; rename or drop"),
        ({"text": ["x"]}, {"date": "day"}, ValueError, "no column 'day'"),
    ],
)
def test_columns_that_do_not_fit(extractor: Extractor, batch: Any, options: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        list(extractor.extract_batches(pa.record_batch(batch), **options))


@pytest.mark.parametrize("name", tables.NAMES)
def test_one_row_each_with_the_article_id(docs: list[Document], name: Any) -> None:
    table = depesche.to_arrow(zip(docs, "abcd"), name)
    table.validate(full=True)
    expected = {
        "articles": ["a", "b", "c", "d"],
        "quotes": [id for doc, id in zip(docs, "abcd") for _ in doc.quotes],
        "entities": [id for doc, id in zip(docs, "abcd") for _ in doc.entities],
        "mentions": [id for doc, id in zip(docs, "abcd") for entity in doc.entities for _ in entity.mentions],
        "times": [id for doc, id in zip(docs, "abcd") for _ in doc.times],
    }
    assert table["article"].to_pylist() == expected[name]
    assert depesche.to_arrow(docs[0], name).num_rows == expected[name].count("a")


def test_pandas_and_polars_hold_the_same(docs: list[Document]) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    rows = [quote.text for doc in docs for quote in doc.quotes]
    assert depesche.to_pandas(docs, "quotes")["text"].to_list() == rows
    assert depesche.to_polars(docs, "quotes")["text"].to_list() == rows


def test_unknown_tables_are_named(docs: list[Document]) -> None:
    with pytest.raises(ValueError, match="no table 'people'; there are articles, quotes, entities, mentions, times"):
        depesche.to_arrow(docs, "people")  # type: ignore[arg-type]


@pytest.mark.parametrize(("module", "call"), [("pyarrow", "to_arrow"), ("pandas", "to_pandas"), ("polars", "to_polars")])
def test_what_is_missing_is_said(module: str, call: str) -> None:
    code = f"import sys; sys.modules[{module!r}] = None; import depesche; depesche.{call}([])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "pip install" in done.stderr
    assert "ImportError" in done.stderr.splitlines()[-1]
