"""Depesche reads a news article and says who said what, who and what it is about, and when.

>>> import depesche
>>> doc = depesche.read("„Wir kommen“, sagte Ada Beispiel.")
>>> for quote in doc.quotes:
...     print(quote.speaker, "|", quote.text)
Ada Beispiel | „Wir kommen“
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as _date

from ._native import (
    Article,
    Author,
    Document,
    Entity,
    Extractor,
    Interval,
    Part,
    Quote,
    Role,
    Source,
    Span,
    Spans,
    Time,
    __version__,
)

__all__ = [
    "Article",
    "Author",
    "Document",
    "Entity",
    "Extractor",
    "Interval",
    "Part",
    "Quote",
    "Role",
    "Source",
    "Span",
    "Spans",
    "Time",
    "__version__",
    "read",
]

# `isinstance` and `match` see that Spans is a sequence.
Sequence.register(Spans)


def read(text: str, *, date: str | _date | None = None) -> Document:
    """Reads one article with the default settings; see `Extractor.read`.

    >>> read("„Das ist gut“, sagte Ada Beispiel.").quotes[0].kind
    'Direct'
    """
    return Extractor().read(text, date=date)
