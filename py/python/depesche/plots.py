"""Small plots of many documents with matplotlib: who speaks how much, who is mentioned with whom, and when things happen.

Every function draws on `ax` (or on a new figure) and gives it back, so that titles, sizes and colours remain yours.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from ._native import Document, Entity

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Okabe and Ito's colours, which the colour-blind can tell apart.
BLUE, ORANGE, GREEN, GREY = "#0072B2", "#E69F00", "#009E73", "#8A8A8A"


def _axes(ax: Axes | None, width: float, height: float) -> Axes:
    if ax is not None:
        return ax
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        raise ImportError('plots need matplotlib: pip install "depesche[plot]"') from None
    new: Axes = plt.subplots(figsize=(width, height), layout="constrained")[1]
    return new


def _list(docs: Document | Iterable[Document]) -> list[Document]:
    return [docs] if isinstance(docs, Document) else list(docs)


def who_speaks(docs: Document | Iterable[Document], *, top: int = 15, ax: Axes | None = None) -> Axes:
    """Bars: how many words of each speaker are quoted directly, and how many in other words."""
    direct: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for doc in _list(docs):
        for quote in doc.quotes:
            if quote.who and not quote.nested:
                (direct if quote.kind == "Direct" else other)[quote.who] += len(quote.text.split())
    names = [name for name, _ in (direct + other).most_common(top)][::-1]
    ax = _axes(ax, 7, 1 + 0.3 * len(names))
    ax.barh(names, [direct[name] for name in names], color=BLUE, label="direct")
    ax.barh(names, [other[name] for name in names], left=[direct[name] for name in names], color=ORANGE, hatch="//", label="in other words")
    ax.set_xlabel("words")
    ax.spines[["top", "right"]].set_visible(False)
    if names:
        ax.legend(frameon=False)
    else:
        ax.set_yticks([])
    return ax


def network(docs: Document | Iterable[Document], *, kinds: tuple[str, str] = ("PER", "PER"), top: int = 20, ax: Axes | None = None) -> Axes:
    """A network: whose names stand in the same sentence; `kinds=("PER", "LOC")` draws people and places.

    People who are quoted are circles, other people small circles, everything else squares. The wider a line, the more sentences.
    """
    links: Counter[tuple[str, str]] = Counter()
    shape: dict[str, str] = {}
    quoted: set[str] = set()
    for doc in _list(docs):
        quoted |= {quote.who for quote in doc.quotes if quote.who}
        for here in _together(doc, kinds):
            shape |= {entity.name: entity.kind for entity in here}
            links.update((a.name, b.name) for a in here for b in here if a.name < b.name and sorted((a.kind, b.kind)) == sorted(kinds))
    weight: Counter[str] = Counter()
    for (a, b), n in links.items():
        weight[a] += n
        weight[b] += n
    names = [name for name, _ in weight.most_common(top)]
    place = {name: (math.cos(2 * math.pi * n / len(names)), math.sin(2 * math.pi * n / len(names))) for n, name in enumerate(names)}
    drawn = _axes(ax, 7, 7)
    for (a, b), n in links.items():
        if a in place and b in place:
            drawn.plot(*zip(place[a], place[b]), color=GREY, linewidth=0.5 + n, alpha=0.5, zorder=1)
    for name, (x, y) in place.items():
        person = shape[name] == "PER"
        colour, size = (BLUE, 120) if name in quoted else (ORANGE, 60) if person else (GREEN, 80)
        drawn.scatter([x], [y], s=size, color=colour, marker="o" if person else "s", zorder=2)
        angle = math.degrees(math.atan2(y, x))
        turned = angle if abs(angle) <= 90 else angle + 180
        side = "left" if abs(angle) <= 90 else "right"
        drawn.text(1.12 * x, 1.12 * y, name, rotation=turned, ha=side, va="center", rotation_mode="anchor", fontsize=9)
    drawn.set(xlim=(-1.9, 1.9), ylim=(-1.9, 1.9), aspect="equal")
    drawn.axis("off")
    return drawn


def _together(doc: Document, kinds: tuple[str, str]) -> Iterable[list[Entity]]:
    """For every sentence the entities of these kinds that are named in it."""
    mentions = sorted(((span.start, entity) for entity in doc.entities if entity.kind in kinds for span in entity.mentions), key=lambda m: m[0])
    at = 0
    for sentence in doc.sentences:
        here: dict[str, Entity] = {}
        while at < len(mentions) and mentions[at][0] < sentence.end:
            entity = mentions[at][1]
            here[entity.id] = entity
            at += 1
        yield list(here.values())


def timeline(docs: Document | Iterable[Document], *, ax: Axes | None = None) -> Axes:
    """A time line: the days that the articles speak of, one row an article; bars for what lasts longer than a day."""
    documents = _list(docs)
    drawn = _axes(ax, 9, 1 + 0.35 * len(documents))
    from matplotlib.dates import date2num

    labels = []
    for row, doc in enumerate(documents):
        labels.append(_short(doc.article.headline or doc.text))
        for time in doc.times:
            if time.interval is None:
                continue
            try:
                start, end = (float(date2num(datetime.fromisoformat(at))) for at in (time.interval.start, time.interval.end))
            except ValueError:
                # Years before 1 or after 9999 are no dates for Python.
                continue
            if end - start <= 1:
                drawn.plot([start], [row], "o", color=BLUE, alpha=0.6)
            else:
                drawn.barh([row], [end - start], left=[start], height=0.25, color=ORANGE, alpha=0.5)
    drawn.set_yticks(range(len(labels)), labels)
    drawn.invert_yaxis()
    drawn.xaxis_date()
    drawn.spines[["top", "right"]].set_visible(False)
    return drawn


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"
