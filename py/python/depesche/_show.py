"""`show`: documents in a notebook."""

from __future__ import annotations

from collections.abc import Iterable

from . import _html
from ._native import Document


class Shown:
    """Documents, as notebooks show them. `html` is the same as text."""

    def __init__(self, html: str) -> None:
        self.html = html

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"<Shown: {len(self.html)} characters of HTML>"


def show(docs: Document | Iterable[Document]) -> Shown:
    """Shows documents in a notebook, one below the other, with quotations, names and times marked.

    >>> depesche.show(depesche.read("„Wir kommen“, sagte Ada Beispiel.")).html.count("<blockquote")
    0
    """
    return Shown(_html.documents([docs] if isinstance(docs, Document) else docs))
