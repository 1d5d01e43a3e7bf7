"""Depesche reads a news article and says who said what, who and what it is about, and when.

>>> import depesche
>>> doc = depesche.read("„Wir kommen“, sagte Ada Beispiel.")
>>> for quote in doc.quotes:
...     print(quote.speaker, "|", quote.text)
Ada Beispiel | „Wir kommen“
"""

from __future__ import annotations

import importlib as _importlib
import re as _re
from collections.abc import Sequence as _Sequence
from datetime import date as _date
from typing import TYPE_CHECKING as _TYPE_CHECKING
from typing import Any as _Any

from ._extractor import Extractor, Failure
from ._native import (
    Article,
    Author,
    Document,
    Entity,
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
    "Failure",
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
    "show",
    "to_arrow",
    "to_pandas",
    "to_polars",
]

from ._show import show

if _TYPE_CHECKING:
    from .tables import to_arrow, to_pandas, to_polars

# These need optional packages, which cost time to import; they are looked up when they are used.
_LATER = {"to_arrow": "tables", "to_pandas": "tables", "to_polars": "tables", "tables": "", "spark": "", "plots": ""}


def __getattr__(name: str) -> _Any:
    if name not in _LATER:
        raise AttributeError(f"module 'depesche' has no attribute {name!r}")
    module = _importlib.import_module(f".{_LATER[name] or name}", __name__)
    return getattr(module, name) if _LATER[name] else module


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})


# `isinstance` and `match` see that Spans is a sequence.
_Sequence.register(Spans)


# How a page starts, after a byte order mark and white space.
_PAGE = _re.compile(r"\s*<(!doctype\s+html|\?xml|!--|html|head|body|meta|title|article|main|div|p|h1)\b|\s*<!--", _re.IGNORECASE)


def read(article: str | bytes, *, date: str | _date | None = None, url: str | None = None) -> Document:
    """Reads one article, a text or a news page, with the default settings.

    A page is told by how it starts; `Extractor.read` and `Extractor.read_html` leave no doubt.

    >>> read("„Das ist gut“, sagte Ada Beispiel.").quotes[0].kind
    'Direct'
    >>> read("<!doctype html><h1>Etat beschlossen</h1><p>Der Etat ist beschlossen.").article.headline
    'Etat beschlossen'

    Arguments:
        article: the text, or the page as `str` or `bytes`.
        date: the day it appeared (`datetime.date` or `"2026-11-24"`); "gestern" counts from here. A page mostly says so itself.
        url: the address a page was fetched from; nothing is fetched here.

    Raises:
        TypeError: if `article` is neither `str` nor `bytes`, or bytes that are no page.
        ValueError: if a `str` has lone surrogates, `date` is not in the calendar, or bytes are in a character set that is not known.
    """
    extractor = Extractor()
    start = article[:200] if isinstance(article, (str, bytes)) else None
    if isinstance(start, bytes):
        start = start.decode("utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1", "ignore")
    if isinstance(start, str) and _PAGE.match(start.removeprefix("\ufeff").removeprefix("ï»¿")):
        return extractor.read_html(article, url=url, date=date)
    return extractor.read(article, date=date)  # type: ignore[arg-type]  # bytes are refused there
