"""Reading many articles: lazy, in order, bounded, whatever goes wrong."""

import itertools
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

import depesche
from depesche import Document, Extractor, Failure

TEXTS = [f"„Wir kommen zu {n}t“, sagte Ada Beispiel 🙂." for n in range(300)]
BAD: list[Any] = [None, b"Bytes", 7, "halb \ud83d", {"text": "gut", "date": "nie"}, {"title": "ohne Text"}]
both = pytest.mark.parametrize("threads", [None, 1, 3])


@both
def test_results_are_those_of_read_in_order(extractor: Extractor, threads: int | None) -> None:
    assert list(extractor.pipe(TEXTS, threads=threads)) == [extractor.read(text) for text in TEXTS]


@both
def test_it_is_lazy(extractor: Extractor, threads: int | None) -> None:
    taken = 0

    def source() -> Iterator[str]:
        nonlocal taken
        for text in itertools.cycle(TEXTS):
            taken += 1
            yield text

    docs = extractor.pipe(source(), threads=threads, batch_size=10)
    assert taken == 0
    assert [doc.text for doc in itertools.islice(docs, 3)] == TEXTS[:3]
    assert taken <= 3 + 11


@both
def test_ctrl_c_in_a_mapping_of_the_caller_is_no_bad_article(extractor: Extractor, threads: int | None) -> None:
    class Interrupted(dict[str, str]):
        def __getitem__(self, key: str) -> str:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(extractor.pipe(["Eins.", Interrupted(text="Zwei.")], threads=threads, on_error="record"))


@both
def test_articles_may_be_mappings(extractor: Extractor, threads: int | None) -> None:
    [doc] = extractor.pipe([{"id": 3, "text": "Am Montag.", "date": "2026-11-24"}], threads=threads)
    assert doc == extractor.read("Am Montag.", date="2026-11-24")


@both
def test_context_is_handed_through(extractor: Extractor, threads: int | None) -> None:
    pairs = extractor.pipe(((text, n) for n, text in enumerate(TEXTS)), as_tuples=True, threads=threads)
    assert [(doc.text, n) for doc, n in pairs] == [(text, n) for n, text in enumerate(TEXTS)]


@both
@pytest.mark.parametrize("bad", BAD, ids=repr)
def test_one_bad_article_does_not_kill_the_batch(extractor: Extractor, threads: int | None, bad: Any) -> None:
    articles = ["Eins.", bad, "Drei."]
    recorded = list(extractor.pipe(articles, threads=threads, on_error="record"))
    assert [doc.text for doc in recorded if isinstance(doc, Document)] == ["Eins.", "Drei."]
    assert isinstance(recorded[1], Failure)
    assert recorded[1].index == 1
    assert isinstance(recorded[1].error, (TypeError, ValueError))
    assert [doc.text for doc in extractor.pipe(articles, threads=threads, on_error="skip")] == ["Eins.", "Drei."]
    docs = extractor.pipe(articles, threads=threads)
    assert next(docs).text == "Eins."
    with pytest.raises(type(recorded[1].error)):
        next(docs)


@both
def test_an_error_of_the_source_comes_after_its_articles(extractor: Extractor, threads: int | None) -> None:
    def source() -> Iterator[str]:
        yield from TEXTS[:5]
        raise OSError("disk gone")

    found = []
    with pytest.raises(OSError, match="disk gone"):
        for doc in extractor.pipe(source(), threads=threads, on_error="skip"):
            found.append(doc.text)  # noqa: PERF401
    assert found == TEXTS[:5]


@pytest.mark.parametrize(
    ("articles", "options", "error"),
    [
        ("ein Text", {}, TypeError),
        ({"text": "ein Artikel"}, {}, TypeError),
        ([], {"threads": 0}, ValueError),
        ([], {"batch_size": 0}, ValueError),
        ([], {"on_error": "ignore"}, ValueError),
    ],
)
def test_wrong_options_are_refused_at_once(extractor: Extractor, articles: Any, options: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        extractor.pipe(articles, **options)


def test_pairs_that_are_none(extractor: Extractor) -> None:
    [found] = extractor.pipe(["kein Paar"], as_tuples=True, on_error="record")  # type: ignore[call-overload]
    assert isinstance(found[0], Failure)


def test_threads_end_with_the_iteration(extractor: Extractor) -> None:
    def threads() -> set[str]:
        return set(os.listdir("/proc/self/task"))

    if not os.path.exists("/proc/self/task"):
        pytest.skip("needs /proc")
    # Threads of earlier tests may end meanwhile; those that this one starts count.
    before = threads()
    docs = extractor.pipe(itertools.cycle(TEXTS), threads=4)
    next(docs)
    started = threads() - before
    assert len(started) == 4
    docs.close()  # type: ignore[attr-defined]
    for _ in range(100):
        if not started & threads():
            break
        time.sleep(0.05)
    assert not started & threads()


def test_progress(extractor: Extractor, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm")
    assert len(list(extractor.pipe(TEXTS[:20], progress=True))) == 20
    assert "20/20" in capsys.readouterr().err


def test_other_threads_run_meanwhile(extractor: Extractor) -> None:
    ticks, done = 0, threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not done.wait(0.001):
            ticks += 1

    thread = threading.Thread(target=tick)
    thread.start()
    extractor.read(" ".join(TEXTS) * 30)
    done.set()
    thread.join()
    assert ticks > 2


@pytest.mark.parametrize("threads", [None, 2])
def test_ctrl_c(threads: int | None) -> None:
    """A program that reads without end stops at once, with the usual exception."""
    code = f"""
import itertools, depesche
print("ready", flush=True)
for doc in depesche.Extractor().pipe(itertools.repeat({" ".join(TEXTS)!r}), threads={threads}):
    pass
"""
    program = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    time.sleep(0.3)
    program.send_signal(signal.SIGINT)
    _, errors = program.communicate(timeout=30)
    assert errors.rstrip().endswith("KeyboardInterrupt")


@both
def test_memory_does_not_grow(extractor: Extractor, threads: int | None) -> None:
    """Five thousand articles after the first thousand; `benchmark.py` does it with a hundred thousand."""
    docs = extractor.pipe(itertools.islice(itertools.cycle(TEXTS), 6_000), threads=threads)
    for doc in itertools.islice(docs, 1000):
        assert doc.quotes
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for doc in docs:
        assert doc.quotes
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 20_000, f"{grown} kB"


def test_failures_are_values() -> None:
    error = ValueError("x")
    assert Failure(1, error) == Failure(1, error)
    assert depesche.Failure is Failure
