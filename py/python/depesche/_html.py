"""HTML of documents, quotations and entities for notebooks and for the command line.

Everything that comes from an article is escaped. No script, no external resource. Kinds are told apart by line style and label as well
as by colour; the colours are Okabe and Ito's, which the colour-blind can tell apart.
The background is our own, so that the text can be read whatever the page around it takes for light or dark.
"""

from __future__ import annotations

import html as _html
from collections import Counter
from collections.abc import Iterable, Iterator

from ._native import Document, Entity, Quote

STYLE = """<style>
.depesche{--bg:#fff;--fg:#1b1b1b;--soft:#5a5a5a;--line:#c9c9c9;--direct:#0072b226;--other:#e69f0026;--direct-line:#0072b2;--other-line:#b36b00;
--per:#0072b2;--org:#a8480a;--loc:#00694c;--misc:#8f3f6f;--time:#5a5a5a;
background:var(--bg);color:var(--fg);padding:.5em 1em;font:15px/1.55 system-ui,sans-serif;max-width:46em;overflow-wrap:anywhere}
@media(prefers-color-scheme:dark){.depesche{--bg:#1e1e1e;--fg:#ececec;--soft:#b0b0b0;--line:#555;--direct:#56b4e940;--other:#e69f0040;
--direct-line:#56b4e9;--other-line:#e69f00;--per:#56b4e9;--org:#f0904a;--loc:#2fc79a;--misc:#e0a0c6;--time:#b0b0b0}}
body[data-jp-theme-light="true"] .depesche{--bg:#fff;--fg:#1b1b1b;--soft:#5a5a5a;--line:#c9c9c9;--direct:#0072b226;--other:#e69f0026;
--direct-line:#0072b2;--other-line:#b36b00;--per:#0072b2;--org:#a8480a;--loc:#00694c;--misc:#8f3f6f;--time:#5a5a5a}
body[data-jp-theme-light="false"] .depesche{--bg:#1e1e1e;--fg:#ececec;--soft:#b0b0b0;--line:#555;--direct:#56b4e940;--other:#e69f0040;
--direct-line:#56b4e9;--other-line:#e69f00;--per:#56b4e9;--org:#f0904a;--loc:#2fc79a;--misc:#e0a0c6;--time:#b0b0b0}
.depesche h3{font-size:1.3em;line-height:1.25;margin:.2em 0}
.depesche p{margin:.6em 0;text-align:left}
.depesche .kicker,.depesche .byline,.depesche .dateline,.depesche .agency,.depesche .caption,.depesche .credit,.depesche .note{color:var(--soft);font-size:.9em}
.depesche .summary,.depesche .subheadline,.depesche .crosshead{font-weight:600}
.depesche .q{background:var(--other);border-bottom:2px dotted var(--other-line)}
.depesche .q.Direct{background:var(--direct);border-bottom:2px solid var(--direct-line)}
.depesche .e{font-weight:600}.depesche .t{border-bottom:1px dashed var(--time)}
.depesche .PER{color:var(--per)}.depesche .ORG{color:var(--org)}.depesche .LOC{color:var(--loc)}.depesche .MISC{color:var(--misc)}
.depesche small{font-size:.65em;font-weight:400;margin-left:.2em;letter-spacing:.04em;user-select:none}
.depesche table{border-collapse:collapse;margin:.8em 0;width:100%}
.depesche th,.depesche td{border-top:1px solid var(--line);padding:.3em .6em .3em 0;text-align:left;vertical-align:top;background:none}
.depesche blockquote{border-left:4px solid var(--other-line);margin:.4em 0;padding:.1em .8em}
.depesche blockquote.Direct{border-color:var(--direct-line)}
</style>"""


def escape(text: str) -> str:
    return _html.escape(text, quote=True)


def document(doc: Document) -> str:
    """The article with quotations, names and times marked, and a table of who said what."""
    return _wrap(_article(doc) + _who_said_what(doc))


def quote(quote: Quote) -> str:
    """One quotation with its speaker."""
    return _wrap(_quote(quote))


def _quote(quote: Quote) -> str:
    who = quote.who or quote.speaker.text or "unknown"
    cue = f" · {escape(quote.cue.text)}" if quote.cue else ""
    addressee = f" · {escape(quote.addressee.text)}" if quote.addressee else ""
    note = f'<div class="note"><b>{escape(who)}</b>{cue}{addressee} · {escape(quote.kind)}</div>'
    return f'<blockquote class="{escape(quote.kind)}">{escape(quote.text)}</blockquote>{note}'


def entity(entity: Entity) -> str:
    """One entity with its roles and the forms it is mentioned by."""
    kind = entity.kind if entity.subtype is None else f"{entity.kind} · {entity.subtype}"
    roles = ", ".join(dict.fromkeys(role.text for role in entity.roles))
    forms = ", ".join(f"{form} ({n})" for form, n in Counter(mention.text for mention in entity.mentions).most_common())
    lines = [f'<div><span class="e {escape(entity.kind)}">{escape(entity.name)}<small>{escape(kind)}</small></span></div>']
    lines += [f'<div class="note">{escape(line)}</div>' for line in (roles, forms) if line]
    return _wrap("".join(lines))


def quotes_page(quotes: Iterable[Quote]) -> str:
    """A page of its own with the quotations on it."""
    return _page("".join(_quote(quote) for quote in quotes))


def documents(docs: Iterable[Document]) -> str:
    """Several documents, one below the other."""
    return _wrap(_documents(docs))


def page(docs: Iterable[Document]) -> str:
    """A page of its own with the documents on it."""
    return _page(_documents(docs))


def _page(inner: str) -> str:
    head = '<!doctype html><html lang="de" style="color-scheme:light dark"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Depesche</title>'
    return f'{head}<body style="margin:1em">{_wrap(inner)}</body></html>\n'


def _documents(docs: Iterable[Document]) -> str:
    return "<hr>".join(_article(doc) + _who_said_what(doc) for doc in docs)


def _wrap(inner: str) -> str:
    return f'{STYLE}<div class="depesche">{inner}</div>'


def _article(doc: Document) -> str:
    marks = list(_marks(doc))
    blocks = []
    for part in doc.article.parts:
        tag = "h3" if part.kind == "headline" else "p"
        blocks.append(f'<{tag} class="{escape(part.kind)}">{_marked(doc.text, part.start, part.end, marks)}</{tag}>')
    return "".join(blocks)


def _marks(doc: Document) -> Iterator[tuple[int, int, str, str, str]]:
    """Start, end, classes, title and label of everything that is marked."""
    for quote in doc.quotes:
        who = quote.who or quote.speaker.text
        title = f"{quote.kind}: {who}" if who else quote.kind
        for span in quote.content:
            yield span.start, span.end, f"q {quote.kind}", title, ""
    for entity in doc.entities:
        roles = ", ".join(dict.fromkeys(role.text for role in entity.roles))
        title = f"{entity.name} ({roles})" if roles else entity.name
        for span in entity.mentions:
            yield span.start, span.end, f"e {entity.kind}", title, entity.kind
    for time in doc.times:
        yield time.start, time.end, "t", time.value, ""


def _marked(text: str, start: int, end: int, marks: list[tuple[int, int, str, str, str]]) -> str:
    """The text with the marks around it. It is cut at every border of a mark, so that marks may overlap in any way."""
    here = [mark for mark in marks if mark[0] < end and start < mark[1]]
    cuts = sorted({start, end} | {at for mark in here for at in mark[:2] if start < at < end})
    out = []
    for a, b in zip(cuts, cuts[1:]):
        over = [mark for mark in here if mark[0] <= a and b <= mark[1]]
        piece = escape(text[a:b]).replace("\n", "<br>")
        piece += "".join(f"<small>{escape(label)}</small>" for _, last, _, _, label in over if label and last == b)
        if over:
            classes = " ".join(mark[2] for mark in over)
            title = " · ".join(mark[3] for mark in over)
            piece = f'<span class="{escape(classes)}" title="{escape(title)}">{piece}</span>'
        out.append(piece)
    return "".join(out)


def _who_said_what(doc: Document) -> str:
    if not doc.quotes:
        return ""
    rows = "".join(
        f"<tr><td><b>{escape(quote.who or quote.speaker.text or '–')}</b></td>"
        f'<td class="note">{escape(quote.cue.text)}</td><td>{escape(quote.text)}</td></tr>'
        for quote in doc.quotes
    )
    return f"<table>{rows}</table>"
