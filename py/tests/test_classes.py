"""The result classes behave as values: frozen, equal, hashable, picklable, open to `match`."""

import copy
import datetime
import pickle
from collections.abc import Sequence
from typing import Any

import pytest

from depesche import Article, Author, Document, Entity, Interval, Part, Quote, Role, Source, Span, Spans, Time, read

WORDS = Spans([Span(0, 5, "„Gut“"), Span(26, 37, "„sehr gut.“")])
VALUES: list[Any] = [
    Span(0, 5, "„Gut“"),
    WORDS,
    Spans(),
    Author("Ada Beispiel", "person"),
    Part("paragraph", Span(0, 5, "„Gut“"), None),
    Role("Ministerin", Span(13, 23, "Ministerin")),
    Interval("2026-11-23", "2026-11-24"),
    Time("t1", Span(0, 6, "Montag"), "DATE", "2026-11-23", Interval("2026-11-23", "2026-11-24")),
    Source(Span(0, 3, "CNN"), Spans(), "CNN", None),
    Entity("e1", "PER", None, "Ada Beispiel", "f", [Role("Ministerin", Span(13, 23, "Ministerin"))], None, None, None, WORDS, [], 0.5),
    Quote("q1", "Direct", "Speech", False, None, WORDS, Spans(), Spans(), Spans(), Spans(), "Ada Beispiel", "e1", [], None, 0.9),
    read("Ein Satz.").article,
    read("Ein Satz."),
]
by_class = pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)


@by_class
def test_copies_are_equal(value: Any) -> None:
    for twin in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
        assert twin == value
        assert hash(twin) == hash(value)
    assert value != "something else"
    assert sum(value == other for other in VALUES) == 1


@by_class
def test_nothing_can_be_set(value: Any) -> None:
    for field in (*getattr(value, "__match_args__", ("text",)), "new"):
        with pytest.raises((AttributeError, TypeError)):
            setattr(value, field, "x")


@by_class
def test_repr_names_the_class(value: Any) -> None:
    assert type(value).__name__ in repr(value)


def test_patterns() -> None:
    match VALUES[10]:
        case Quote(kind="Direct", who=str(who), content=[first, *_]):
            assert (who, first.text) == ("Ada Beispiel", "„Gut“")
        case _:
            pytest.fail("no match")
    match VALUES[0]:
        case Span(start, end, text):
            assert (start, end, text) == (0, 5, "„Gut“")
        case _:
            pytest.fail("no match")


def test_spans_are_a_sequence_that_prints_as_its_words() -> None:
    assert isinstance(WORDS, Sequence)
    assert str(WORDS) == WORDS.text == "„Gut“ … „sehr gut.“"
    assert (WORDS.start, WORDS.end, len(WORDS)) == (0, 37, 2)
    assert [span.start for span in WORDS] == [0, 26]
    assert WORDS[-1] == WORDS[1]
    assert not Spans()
    assert Spans().start is None
    for index in (2, -3, 2**40):
        with pytest.raises(IndexError):
            WORDS[index]


def test_wrong_arguments_are_refused() -> None:
    wrong: list[tuple[Any, ...]] = [(Span, "0", 5, "x"), (Spans, 3), (Spans, ["x"]), (Author, "Ada")]
    for make, *arguments in wrong:
        with pytest.raises(TypeError):
            make(*arguments)


def test_the_layers_are_made_once() -> None:
    doc = read("„Gut“, sagte Ada Beispiel.")
    assert doc.quotes is doc.quotes
    assert doc.text is doc.text
    assert isinstance(doc.article, Article)
    assert isinstance(doc, Document)


def test_an_interval_gives_pythons_own_dates() -> None:
    day = Interval("2026-11-24", "2026-11-25").dates()
    assert day == (datetime.date(2026, 11, 24), datetime.date(2026, 11, 25))
    hour = Interval("2026-11-24T14:00", "2026-11-24T15:00").dates()
    assert hour == (datetime.datetime(2026, 11, 24, 14), datetime.datetime(2026, 11, 24, 15))
