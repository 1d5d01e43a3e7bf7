"""`show` and the plots."""

from pathlib import Path
from typing import Any

import pytest
from test_html import BAD, check

import depesche
from depesche import Document, Extractor

ARTICLES = sorted((Path(__file__).parents[2] / "examples/articles").glob("*.txt"))


@pytest.fixture(scope="module")
def docs(extractor: Extractor) -> list[Document]:
    return [extractor.read(path.read_text("utf-8"), date="2026-11-24") for path in ARTICLES]


def test_show_holds_all_documents(docs: list[Document]) -> None:
    shown = depesche.show(docs)
    words = "".join(check(shown._repr_html_()).words.split())
    for doc in docs:
        for quote in doc.quotes:
            assert "".join(quote.text.split()) in words
    assert check(depesche.show(depesche.read(BAD)).html)


@pytest.fixture
def plots() -> Any:
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    from depesche import plots

    yield plots
    import matplotlib.pyplot as plt

    plt.close("all")


def test_who_speaks(plots: Any, docs: list[Document]) -> None:
    axes = plots.who_speaks(docs, top=5)
    spoken = {quote.who for doc in docs for quote in doc.quotes if not quote.nested and quote.who}
    names = {label.get_text() for label in axes.get_yticklabels()} - {""}
    assert names <= spoken
    assert len(names) == min(5, len(spoken))


def test_network(plots: Any, docs: list[Document]) -> None:
    for kinds in (("PER", "PER"), ("PER", "LOC")):
        axes = plots.network(docs, kinds=kinds, top=8)
        known = {entity.name for doc in docs for entity in doc.entities if entity.kind in kinds}
        assert {text.get_text() for text in axes.texts} <= known
        assert len(axes.texts) <= 8


def test_timeline(plots: Any, docs: list[Document]) -> None:
    axes = plots.timeline(docs)
    assert len(axes.get_yticklabels()) == len(docs)
    assert axes.lines or axes.patches


def test_empty(plots: Any) -> None:
    for plot in (plots.who_speaks, plots.network, plots.timeline):
        plot([])
        plot(depesche.read(""))
