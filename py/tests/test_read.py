"""Reading one article: arguments, errors, threads."""

import datetime
import json
import pickle
import threading
from typing import Any

import pytest

import depesche


@pytest.mark.parametrize("text", ["", " ", "\n", "„", "„" * 10_000, "“„" * 1000, "ein Satz ohne Ende", "\0", "\ufeff"])
def test_every_text_gives_a_document(text: str) -> None:
    assert depesche.read(text).text == text


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        (b"Bytes", TypeError, r'expected str, not bytes; decode them first: data.decode\("utf-8"\)'),
        (None, TypeError, "expected str, not NoneType"),
        (7, TypeError, "expected str, not int"),
        (1.5, TypeError, "expected str, not float"),
        (["a"], TypeError, "expected str, not list"),
        ("Ein \ud83d halbes Zeichen", ValueError, "lone surrogate at position 4"),
    ],
)
def test_what_is_no_text_is_refused_by_name(text: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        depesche.read(text)


def test_the_repair_that_the_message_proposes_works() -> None:
    text = "Ein \ud83d halbes und ein ganzes Zeichen \ud83d\ude42."
    repaired = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert depesche.read(repaired).text == "Ein \ufffd halbes und ein ganzes Zeichen 🙂."


@pytest.mark.parametrize("date", ["2026-11-24", "2026-11-24T08:15:00", datetime.date(2026, 11, 24), datetime.datetime(2026, 11, 24, 8, 15)])
def test_dates(date: Any) -> None:
    assert depesche.read("Am Montag.", date=date).text == "Am Montag."


@pytest.mark.parametrize(("date", "error"), [("gestern", ValueError), ("2026-02-30", ValueError), (2026, TypeError), (b"2026-11-24", TypeError)])
def test_what_is_no_date_is_refused(date: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match="date"):
        depesche.read("Am Montag.", date=date)


def test_json_and_dict_say_the_same() -> None:
    doc = depesche.read("„Gut“, sagte Ada Beispiel 🙂.")
    assert json.loads(doc.to_json()) == doc.to_dict()
    assert list(doc.to_dict()) == ["text", "offsets", "article", "sentences", "tokens", "entities", "times", "quotes"]
    assert doc.to_dict()["offsets"] == "utf32"


def test_from_json() -> None:
    doc = depesche.read("„Gut“, sagte Ada Beispiel 🙂.")
    assert depesche.Document.from_json(json.dumps(doc.to_dict(), indent=2)) == doc
    for bad in ["", "{", "[]", '{"text": "a"}', doc.to_json().replace("utf32", "utf8"), doc.to_json() + "x", doc.to_json().replace('"sentences":[[0,', '"sentences":[[0,9')]:
        with pytest.raises(ValueError, match=r"not a document|offsets"):
            depesche.Document.from_json(bad)


def test_an_extractor_is_shared_by_threads_and_pickled(extractor: depesche.Extractor) -> None:
    text = "„Gut“, sagte Ada Beispiel. " * 50
    expected, found = extractor.read(text), []
    threads = [threading.Thread(target=lambda: found.append(pickle.loads(pickle.dumps(extractor)).read(text))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4
