"""Reading news pages."""

from typing import Any

import pytest

import depesche
from depesche import Extractor, Failure

PAGE = """<!doctype html><html lang="de"><head><meta charset="{charset}"><title>Etat beschlossen | Der Kurier</title></head>
<body><nav><a href="/">Start</a></nav><article><h1>Etat beschlossen 🙂</h1>
<p>„Der Etat ist endlich beschlossen“, sagte Ministerin Ada Beispiel in Köln.</p>
<p>Der Rat hatte sieben Stunden lang über die Zuschüsse für Theater, Bäder und Büchereien gestritten, ehe er am späten Abend abstimmte.</p>
<p>Nun wird im Rathaus gerechnet, und im Frühjahr kommt das Papier noch einmal auf den Tisch, wie es die Gemeindeordnung verlangt.</p>
</article><footer>Impressum</footer></body></html>"""
UTF8 = PAGE.format(charset="utf-8")
LATIN = PAGE.format(charset="windows-1252").replace("🙂", "")
FORMS: list[Any] = [UTF8, UTF8.encode("utf-8"), "\ufeff" + UTF8, UTF8.encode("utf-8-sig"), LATIN.encode("windows-1252"), UTF8.encode("utf-16")]


@pytest.mark.parametrize("page", FORMS, ids=["str", "utf-8", "str with mark", "utf-8 with mark", "windows-1252", "utf-16"])
def test_pages_are_told_from_texts(extractor: Extractor, page: Any) -> None:
    doc = depesche.read(page, url="https://www.example.org/etat")
    assert doc == extractor.read_html(page, url="https://www.example.org/etat")
    assert (doc.article.headline or "").startswith("Etat beschlossen")
    assert doc.quotes[0].text == "„Der Etat ist endlich beschlossen“"
    assert doc.article.parts[-1].path
    for part in doc.article.parts:
        assert doc.text[part.start : part.end] == part.text


def test_the_day_of_the_caller_comes_first(extractor: Extractor) -> None:
    page = UTF8.replace("am späten Abend", "gestern")
    assert [time.value for time in extractor.read_html(page, date="2024-03-01").times if time.text == "gestern"] == ["2024-02-29"]
    assert extractor.read_html(page, date="2024-03-01") == depesche.read(page, date="2024-03-01")
    assert next(iter(extractor.pipe([{"html": page, "date": "2024-03-01"}]))) == depesche.read(page, date="2024-03-01")
    with pytest.raises(ValueError, match="2024-13-01"):
        extractor.read_html(page, date="2024-13-01")


def test_the_server_says_the_character_set(extractor: Extractor) -> None:
    page = "<h1>Schaden: 10 €</h1>".encode("iso-8859-15")
    assert extractor.read_html(page, content_type="text/html; charset=iso-8859-15").text == "Schaden: 10 €"
    assert next(iter(extractor.pipe([{"html": page, "content_type": "text/html; charset=iso-8859-15"}]))).text == "Schaden: 10 €"


@pytest.mark.parametrize("text", ["< 3 Prozent", "<3", "Ein <b>Satz</b>.", "<Der Kurier> berichtet.", ""])
def test_texts_with_angles_are_texts(text: str) -> None:
    assert depesche.read(text).text == text


@pytest.mark.parametrize("page", [None, 7, ["<p>"]])
def test_what_is_no_page_is_refused(extractor: Extractor, page: Any) -> None:
    with pytest.raises(TypeError, match="expected str or bytes, not"):
        extractor.read_html(page)
    with pytest.raises(TypeError, match="expected str"):
        depesche.read(b"Nur Text.")


@pytest.mark.parametrize("threads", [None, 2])
def test_pipe_takes_pages_and_texts(extractor: Extractor, threads: int | None) -> None:
    articles: list[dict[str, Any]] = [
        {"html": UTF8, "url": "https://www.example.org/etat"},
        {"html": None, "text": "Am Montag."},
        {"html": UTF8, "text": "Am Montag."},
    ]
    page, text, both = extractor.pipe(articles, threads=threads, on_error="record")
    assert page == extractor.read_html(UTF8, url="https://www.example.org/etat")
    assert isinstance(text, depesche.Document)
    assert text.text == "Am Montag."
    assert isinstance(both, Failure)
    assert "both" in str(both.error)


def test_batches_of_pages(extractor: Extractor) -> None:
    pa = pytest.importorskip("pyarrow")
    batch = pa.record_batch({"page": [UTF8.encode("utf-8"), None], "where": ["https://www.example.org/etat", None]})
    [found] = extractor.extract_batches(batch, html="page", url="where")
    assert found["article"][0]["headline"].as_py() == "Etat beschlossen 🙂"
    assert found["error"].to_pylist() == [None, 'an article needs "text" or "html"']
