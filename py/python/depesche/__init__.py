"""Depesche reads a news article and says who said what, who and what it is about, and when.

>>> import depesche
>>> doc = depesche.read("„Wir kommen“, sagte Ada Beispiel.")
>>> for quote in doc.quotes:
...     print(quote.speaker, "|", quote.text)
Ada Beispiel | „Wir kommen“
"""

from __future__ import annotations

import importlib as _importlib
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


def read(text: str, *, date: str | _date | None = None) -> Document:
    """Reads one article with the default settings; see `Extractor.read`.

    >>> read("„Das ist gut“, sagte Ada Beispiel.").quotes[0].kind
    'Direct'
    """
    return Extractor().read(text, date=date)
