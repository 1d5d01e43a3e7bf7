"""`Extractor`: reads one article, or many."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from . import _native
from ._native import Document

if TYPE_CHECKING:
    import pyarrow as pa

Context = TypeVar("Context")
Item = str | Mapping[str, Any]


@dataclass(frozen=True)
class Failure:
    """An article that could not be read; `Extractor.pipe` gives it in the article's place with `on_error="record"`.

    >>> docs = list(depesche.Extractor().pipe(["Ein Satz.", None], on_error="record"))
    >>> docs[1]
    Failure(index=1, error=TypeError('expected str, not NoneType'))
    """

    index: int
    """How many articles came before it."""
    error: Exception
    """What was wrong."""


class Extractor(_native.Extractor):
    """Reads articles. Immutable, safe to share between threads, cheap to make and to pickle.

    >>> extractor = depesche.Extractor()
    >>> extractor.read("„Wir kommen“, sagte Ada Beispiel.").quotes[0].speaker.text
    'Ada Beispiel'
    >>> mine = depesche.Extractor(gazetteer=[{"name": "Hafenwerk Kessin", "type": "ORG", "id": "Q123", "aliases": ["Hafenwerk"]}])
    >>> mine.read("Die Leitung des Hafenwerks schweigt.").entities[0].external_id
    'Q123'

    Arguments:
        preset: how sure a quotation must be to be given: `"balanced"` (the default), or `"precise"` for what is nearly certain only.
        models: `False` leaves the decisions about quotations to the rules alone.
        gazetteer: names to look for beside those that are found anyhow: entries with `name`, `type` and perhaps `aliases`, `id`,
            `subtype`, `gender`; or a list of them as JSON, JSON Lines or tab-separated values (columns of these names, aliases
            separated by `|`), as `str` or as the path of a file (`pathlib.Path`).

    Raises:
        ValueError: for an unknown preset, or a malformed entry, with its line or number.
    """

    @overload
    def pipe(
        self,
        articles: Iterable[Item],
        *,
        threads: int | None = ...,
        batch_size: int = ...,
        as_tuples: Literal[False] = ...,
        on_error: Literal["raise", "skip"] = ...,
        progress: bool = ...,
    ) -> Iterator[Document]: ...
    @overload
    def pipe(
        self,
        articles: Iterable[Item],
        *,
        threads: int | None = ...,
        batch_size: int = ...,
        as_tuples: Literal[False] = ...,
        on_error: Literal["record"],
        progress: bool = ...,
    ) -> Iterator[Document | Failure]: ...
    @overload
    def pipe(
        self,
        articles: Iterable[tuple[Item, Context]],
        *,
        threads: int | None = ...,
        batch_size: int = ...,
        as_tuples: Literal[True],
        on_error: Literal["raise", "skip"] = ...,
        progress: bool = ...,
    ) -> Iterator[tuple[Document, Context]]: ...
    @overload
    def pipe(
        self,
        articles: Iterable[tuple[Item, Context]],
        *,
        threads: int | None = ...,
        batch_size: int = ...,
        as_tuples: Literal[True],
        on_error: Literal["record"],
        progress: bool = ...,
    ) -> Iterator[tuple[Document | Failure, Context]]: ...
    def pipe(
        self,
        articles: Iterable[Any],
        *,
        threads: int | None = None,
        batch_size: int = 64,
        as_tuples: bool = False,
        on_error: Literal["raise", "skip", "record"] = "raise",
        progress: bool = False,
    ) -> Iterator[Any]:
        """Reads many articles, lazily and in order.

        >>> texts = ["„Wir kommen“, sagte Ada Beispiel.", "Heute nichts Neues."]
        >>> [len(doc.quotes) for doc in depesche.Extractor().pipe(texts, threads=2)]
        [1, 0]
        >>> rows = [({"text": "Am Montag.", "date": "2026-11-24"}, "id-7")]
        >>> [(doc.text, context) for doc, context in depesche.Extractor().pipe(rows, as_tuples=True)]
        [('Am Montag.', 'id-7')]

        Arguments:
            articles: texts, or mappings with `text` and perhaps `date`, or with `html` and perhaps `url`.
            threads: how many threads read. `None` reads in the thread of the caller.
            batch_size: how many articles are read at once, which is faster than one after the other; with threads, how many are read
                ahead of the one that you hold. 1 for a source that gives an article now and then.
            as_tuples: articles are pairs `(article, context)`, and so are results: the context is handed through.
            on_error: what becomes of an article that cannot be read: `"raise"` ends the iteration with its error, `"skip"` leaves it
                out, `"record"` gives a `Failure` in its place.
            progress: whether to show a bar (needs tqdm).
        """
        if threads is not None and threads < 1:
            raise ValueError(f"threads must be at least 1, not {threads}")
        if batch_size < 1:
            raise ValueError(f"batch_size must be at least 1, not {batch_size}")
        if on_error not in ("raise", "skip", "record"):
            raise ValueError(f'on_error must be "raise", "skip" or "record", not {on_error!r}')
        if isinstance(articles, (str, bytes, Mapping)):
            raise TypeError(f"expected an iterable of articles, not one {type(articles).__name__}; use read for a single one")
        if progress:
            articles = _with_bar(articles)
        pairs = articles if as_tuples else ((article, None) for article in articles)
        results = _read_here(self, pairs, batch_size) if threads is None else _read_ahead(self, pairs, threads, batch_size)
        return _finish(results, as_tuples, on_error)

    def extract_batches(
        self, batches: Iterable[pa.RecordBatch] | pa.RecordBatch | pa.Table, *, text: str | None = None, date: str | None = None, html: str | None = None, url: str | None = None
    ) -> Iterator[pa.RecordBatch]:
        """Reads Arrow record batches: gives each with the columns `depesche.tables.SCHEMA` names after its own.

        No Python object is made for what is found. An article that cannot be read has its error in the column `error`, and the other
        columns of it are null or empty; none is lost.

        >>> import pyarrow as pa
        >>> batch = pa.record_batch({"id": [7], "text": ["„Wir kommen“, sagte Ada Beispiel."]})
        >>> [found] = depesche.Extractor().extract_batches(batch)
        >>> found["id"][0].as_py(), found["quotes"][0][0]["text"].as_py()
        (7, '„Wir kommen“')

        Arguments:
            batches: record batches, or one batch or table.
            text: name of the column with the texts: `"text"`, if nothing is said of `html`.
            date: name of the column with the days they appeared (strings, dates or timestamps), if there is one.
            html: name of the column with pages (strings or bytes), in place of `text` or for the rows where that is null.
            url: name of the column with the addresses of the pages, if there is one.
        """
        from .tables import extract_batches

        return extract_batches(self, batches, text=text, date=date, html=html, url=url)


Read = Iterator[tuple[Document | Exception, Any]]


def _read_here(extractor: Extractor, pairs: Iterable[Any], at_once: int) -> Read:
    """Reads `at_once` articles at a time. What the source itself raises comes after all that it gave before."""
    source = iter(pairs)
    broken: BaseException | None = None
    while broken is None:
        taken: list[tuple[Exception | None, Any]] = []
        articles: list[Any] = []
        try:
            for pair in islice(source, at_once):
                try:
                    article, context = _pair(pair)
                    articles.append(article)
                    taken.append((None, context))
                except TypeError as error:
                    taken.append((error, None))
        except BaseException as error:
            broken = error
        if not taken:
            break
        found = iter(extractor._read_many(articles))
        for refused, context in taken:
            yield refused or next(found), context
    if broken is not None:
        raise broken


def _read_ahead(extractor: Extractor, pairs: Iterable[Any], threads: int, ahead: int) -> Read:
    """Keeps `ahead` articles with the workers. What the source itself raises comes after all that it gave before."""
    pool = extractor._pool(threads)
    waiting: deque[tuple[Exception | None, Any]] = deque()
    source: Iterator[Any] | None = iter(pairs)
    broken: BaseException | None = None
    try:
        while True:
            while source is not None and len(waiting) <= ahead:
                try:
                    pair = next(source)
                except StopIteration:
                    source = None
                    break
                except BaseException as error:
                    source, broken = None, error
                    break
                context = None
                try:
                    article, context = _pair(pair)
                    pool.submit(article)
                    waiting.append((None, context))
                except Exception as error:
                    waiting.append((error, context))
            if not waiting:
                break
            refused, context = waiting.popleft()
            if refused is not None:
                yield refused, context
                continue
            try:
                found: Document | Exception = pool.next()
            except Exception as error:
                found = error
            yield found, context
        if broken is not None:
            raise broken
    finally:
        pool.close()


def _pair(pair: Any) -> tuple[Any, Any]:
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        raise TypeError(f"expected a pair (article, context), not {type(pair).__name__}")
    return pair[0], pair[1]


def _finish(results: Read, as_tuples: bool, on_error: str) -> Iterator[Any]:
    for index, (found, context) in enumerate(results):
        result: Document | Failure
        if isinstance(found, Exception):
            if on_error == "raise":
                raise found
            if on_error == "skip":
                continue
            result = Failure(index, found)
        else:
            result = found
        yield (result, context) if as_tuples else result


def _with_bar(articles: Iterable[Any]) -> Iterable[Any]:
    try:
        from tqdm.auto import tqdm
    except ImportError:
        raise ImportError("progress=True needs tqdm: pip install tqdm") from None
    bar: Iterable[Any] = tqdm(articles, unit=" articles")
    return bar
