"""The command `depesche`."""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from . import _html, _text
from ._extractor import Extractor, Failure
from ._native import Document, Quote, __version__

EXAMPLES = """\
examples:
  depesche read article.txt
  depesche read --format html article.txt > article.html
  curl --silent https://www.example.org/etat | depesche read --html -
  depesche quotes --by Merkel articles/*.txt
  depesche quotes --format csv articles/*.txt > quotes.csv
  depesche extract < articles.jsonl > found.jsonl

exit status: 0 if everything was read, 1 if something could not be read, 2 if the command line is wrong, 130 after Ctrl-C
"""

EXTRACT = """\
A line of the input is an object with "text" or "html", and perhaps "id", "date" and "url"; other fields are ignored. A line of the output is the
document with the same "id"; a bad line gives {"id", "error"}, and the rest goes on. Positions count code points.
"""


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; gives its exit status."""
    # Whatever the locale says, articles are UTF-8.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads our output has had enough; and nothing is to be flushed to them at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        "depesche", description="Reads news articles and says who said what, who and what they are about, and when.", epilog=EXAMPLES, formatter_class=raw
    )
    parser.add_argument("--version", action="version", version=f"depesche {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    read = commands.add_parser("read", help="show what is in articles", epilog=EXAMPLES, formatter_class=raw)
    read.set_defaults(run=_read)
    quotes = commands.add_parser("quotes", help="list quotations, of everybody or of one speaker", epilog=EXAMPLES, formatter_class=raw)
    quotes.add_argument("--by", metavar="SPEAKER", help="only quotations of SPEAKER, named in full or in part")
    quotes.set_defaults(run=_quotes)
    for command in (read, quotes):
        command.add_argument("files", metavar="FILE", nargs="*", default=["-"], help="UTF-8 text, or page that ends in .html; - or nothing is standard input")
        command.add_argument("--html", action="store_true", help="every FILE is a page, whatever its name")
        command.add_argument("--date", metavar="YYYY-MM-DD", help='the day the articles appeared; "gestern" counts from here')
        command.add_argument("--format", choices=["md", "json", "jsonl", "csv", "html"], default="md", help="default: md")

    extract = commands.add_parser("extract", help="JSON Lines in, JSON Lines out", description=EXTRACT, epilog=EXAMPLES, formatter_class=raw)
    extract.add_argument("--threads", type=int, metavar="N", help="how many threads read (default: one)")
    extract.set_defaults(run=_extract)
    return parser


def _complain(message: str) -> None:
    print(f"depesche: {message}", file=sys.stderr)


class _Documents:
    """The documents of the files named on the command line, each with its name; counts those that could not be read."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.failed = 0

    def __iter__(self) -> Iterator[tuple[str, Document]]:
        extractor = Extractor()
        for name in self.options.files:
            try:
                data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
                if name.lower().endswith((".html", ".htm")) or self.options.html:
                    yield name, extractor.read_html(data, date=self.options.date)
                else:
                    yield name, extractor.read(data.decode("utf-8-sig"), date=self.options.date)
            except UnicodeDecodeError as error:
                self._fail(name, f"not UTF-8 at byte {error.start}")
            except OSError as error:
                self._fail(name, error.strerror or str(error))
            except ValueError as error:
                self._fail(name, str(error))

    def _fail(self, name: str, reason: str) -> None:
        self.failed += 1
        _complain(f"{name}: {reason}")


def _read(options: argparse.Namespace) -> int:
    documents = _Documents(options)
    if options.format == "md":
        print(*(_text.document(doc) for _, doc in documents), sep="\n---\n\n", end="")
    elif options.format == "html":
        print(_html.page(doc for _, doc in documents), end="")
    elif options.format == "csv":
        _write_csv((name, quote) for name, doc in documents for quote in doc.quotes)
    elif options.format == "json":
        for _, doc in documents:
            print(json.dumps(doc.to_dict(), ensure_ascii=False, indent=2))
    else:
        for name, doc in documents:
            print(_with_id(name, doc))
    return int(documents.failed > 0)


def _quotes(options: argparse.Namespace) -> int:
    documents = _Documents(options)
    found = (
        (name, quote) for name, doc in documents for quote in (doc.quotes if options.by is None else doc.quotes_by(options.by))
    )
    if options.format == "md":
        for _, quote in found:
            print(f"- {_text.quote(quote)}")
    elif options.format == "html":
        print(_html.quotes_page(quote for _, quote in found), end="")
    elif options.format == "csv":
        _write_csv(found)
    else:
        rows = (_row(name, quote) for name, quote in found)
        if options.format == "json":
            print(json.dumps(list(rows), ensure_ascii=False, indent=2))
        else:
            for row in rows:
                print(json.dumps(row, ensure_ascii=False))
    return int(documents.failed > 0)


_COLUMNS = ("file", "id", "type", "who", "speaker", "cue", "addressee", "text", "start", "end")


def _row(name: str, quote: Quote) -> dict[str, Any]:
    content = quote.content
    values = (name, quote.id, quote.kind, quote.who, quote.speaker.text, quote.cue.text, quote.addressee.text, quote.text, content.start, content.end)
    return dict(zip(_COLUMNS, values))


def _write_csv(quotes: Iterable[tuple[str, Quote]]) -> None:
    writer = csv.DictWriter(sys.stdout, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(name, quote) for name, quote in quotes)


def _with_id(id: Any, doc: Document) -> str:
    return f'{{"id":{json.dumps(id, ensure_ascii=False)},{doc.to_json()[1:]}'


def _extract(options: argparse.Namespace) -> int:
    if options.threads is not None and options.threads < 1:
        _complain(f"--threads must be at least 1, not {options.threads}")
        return 2
    status, progress = 0, _Progress(sys.stderr)
    articles = _lines(sys.stdin.buffer)
    # Whoever types an article wants its answer before the next.
    at_once = 1 if sys.stdin.isatty() else 64
    results = Extractor().pipe(articles, threads=options.threads, batch_size=at_once, as_tuples=True, on_error="record")
    for found, (id, number, error) in results:
        reason = error or (str(found.error) if isinstance(found, Failure) else None)
        if reason is None and isinstance(found, Document):
            print(_with_id(id, found))
        else:
            status = 1
            print(json.dumps({"id": id, "error": f"line {number}: {reason}"}, ensure_ascii=False))
        progress.step(failed=reason is not None)
    progress.end()
    return status


def _lines(stream: IO[bytes]) -> Iterator[tuple[dict[str, Any], tuple[Any, int, str | None]]]:
    """Articles with their id, their line, and what is wrong with the line; a bad one goes along as an empty article to keep the order."""
    for number, line in enumerate(stream, start=1):
        data = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not data.strip():
            continue
        try:
            record = json.loads(data.decode("utf-8"))
        except UnicodeDecodeError as error:
            yield {"text": ""}, (None, number, f"not UTF-8 at byte {error.start}")
        except (ValueError, RecursionError) as error:
            yield {"text": ""}, (None, number, f"not JSON: {error}")
        else:
            if isinstance(record, dict):
                yield record, (record.get("id"), number, None)
            else:
                yield {"text": ""}, (None, number, f"expected an object, not {type(record).__name__}")


class _Progress:
    """A line on the terminal that says how far it is; nothing if the stream is none."""

    def __init__(self, stream: IO[str]) -> None:
        self.stream = stream
        self.shown = stream.isatty()
        self.started = self.last = time.monotonic()
        self.articles = self.errors = 0

    def step(self, *, failed: bool) -> None:
        self.articles += 1
        self.errors += failed
        now = time.monotonic()
        if self.shown and now - self.last > 0.2:
            self.last = now
            self._show("\r")

    def end(self) -> None:
        if self.shown:
            self._show("\n")

    def _show(self, end: str) -> None:
        rate = self.articles / max(time.monotonic() - self.started, 1e-9)
        print(f"\r{self.articles} articles, {self.errors} errors, {rate:.0f}/s ", end=end, file=self.stream, flush=True)


if __name__ == "__main__":
    sys.exit(main())
