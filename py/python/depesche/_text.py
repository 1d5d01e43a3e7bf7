"""Markdown of documents and quotations, for the command line."""

from __future__ import annotations

import re

from ._native import Document, Entity, Quote

_GROUPS = (("PER", "People"), ("ORG", "Organisations"), ("LOC", "Places"), ("MISC", "Other names"))


def escape(text: str) -> str:
    """The text on one line, with what Markdown would take for markup escaped."""
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", " ".join(text.split()))


def document(doc: Document) -> str:
    """The article's head, who said what, and what it is about."""
    article = doc.article
    lines = [f"# {escape(article.headline or 'Article')}", ""]
    authors = ", ".join(escape(author.name) for author in article.authors)
    head = [part for part in (article.kicker and escape(article.kicker), authors, article.published) if part]
    if head:
        lines += [" · ".join(head), ""]
    if doc.quotes:
        lines += ["## Who said what", "", *(f"- {quote(q)}" for q in doc.quotes), ""]
    for kind, title in _GROUPS:
        entities = [entity for entity in doc.entities if entity.kind == kind]
        if entities:
            lines += [f"## {title}", "", *(f"- {_entity(entity)}" for entity in entities), ""]
    if doc.times:
        lines += ["## Times", "", *(f"- {escape(time.text)}: {escape(time.value)}" for time in doc.times), ""]
    return "\n".join(lines)


def quote(quote: Quote) -> str:
    """`**Who** (cue): words`"""
    who = escape(quote.who or quote.speaker.text or "?")
    cue = f" ({escape(quote.cue.text)})" if quote.cue else ""
    return f"**{who}**{cue}: {escape(quote.text)}"


def _entity(entity: Entity) -> str:
    roles = ", ".join(dict.fromkeys(escape(role.text) for role in entity.roles))
    return f"{escape(entity.name)}{f', {roles}' if roles else ''} ({len(entity.mentions)})"
