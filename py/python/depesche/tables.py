"""Tables: what was found as Arrow, pandas or Polars, one tidy row for each quotation, entity, mention or time.

Needs pyarrow (`pip install "depesche[arrow]"`); `to_pandas` and `to_polars` need those, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

try:
    import pyarrow as pa
    import pyarrow.compute as pc
except ImportError:
    raise ImportError('tables need pyarrow: pip install "depesche[arrow]"') from None

from . import _native
from ._native import Document

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from ._extractor import Extractor

Name = Literal["articles", "quotes", "entities", "mentions", "times"]
NAMES: tuple[Name, ...] = ("articles", "quotes", "entities", "mentions", "times")

_LEAVES = {"string": pa.string(), "bool": pa.bool_(), "int32": pa.int32(), "float": pa.float32()}


def _type(column: Any) -> pa.DataType:
    kind, _, _, _, names, children = column
    if kind == "list":
        return pa.list_(_type(children[0]))
    if kind == "struct":
        return pa.struct([(name, _type(child)) for name, child in zip(names, children)])
    return _LEAVES[kind]


def _array(column: Any, kind: pa.DataType) -> pa.Array:
    """Wraps the buffers that Rust has filled; nothing is copied."""
    _, length, nulls, buffers, _, columns = column
    kinds = [kind.value_type] if pa.types.is_list(kind) else [field.type for field in kind] if columns else []
    children = [_array(child, of) for child, of in zip(columns, kinds)]
    return pa.Array.from_buffers(kind, length, [data if data is None else pa.py_buffer(data) for data in buffers], nulls, children=children)


_ROW = _type(_native._columns([]))

SCHEMA: pa.Schema = pa.schema(list(_ROW))
"""The columns that `extract_batches` adds: `article`, `quotes`, `entities`, `times`, `error`."""


def extract_batches(
    extractor: Extractor,
    batches: Iterable[pa.RecordBatch] | pa.RecordBatch | pa.Table,
    *,
    text: str | None = None,
    date: str | None = None,
    html: str | None = None,
    url: str | None = None,
) -> Iterator[pa.RecordBatch]:
    """See `Extractor.extract_batches`."""
    columns = input_columns(text, date, html, url)
    if isinstance(batches, pa.RecordBatch):
        batches = [batches]
    elif isinstance(batches, pa.Table):
        batches = batches.to_batches()
    for batch in batches:
        found = _array(extractor._columns(_articles(batch, columns)), _ROW).flatten()
        yield pa.RecordBatch.from_arrays([*batch.columns, *found], schema=output_schema(batch.schema))


def input_columns(text: str | None, date: str | None, html: str | None, url: str | None) -> dict[str, str]:
    """What of an article stands in which column."""
    named = {"text": "text" if text is None and html is None else text, "date": date, "html": html, "url": url}
    return {role: name for role, name in named.items() if name is not None}


def output_schema(schema: pa.Schema) -> pa.Schema:
    """The schema that `extract_batches` gives for batches of `schema`."""
    taken = sorted(set(schema.names) & set(SCHEMA.names))
    if taken:
        raise ValueError(f"the input has columns that the result would add: {', '.join(taken)}; rename or drop them")
    return pa.schema([*schema, *SCHEMA], metadata=schema.metadata)


def _articles(batch: pa.RecordBatch, columns: dict[str, str]) -> list[dict[str, Any]]:
    for role, name in columns.items():
        if name not in batch.schema.names:
            raise ValueError(f"no column {name!r}; there are {', '.join(batch.schema.names)}")
        kind = batch.schema.field(name).type
        fits = [pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_null]
        if role == "html":
            fits += [pa.types.is_binary, pa.types.is_large_binary]
        if role != "date" and not any(is_of(kind) for is_of in fits):
            raise TypeError(f"column {name!r} holds {kind}, not strings")
    values = zip(*(batch[name].to_pylist() for name in columns.values()))
    return [dict(zip(columns, row)) for row in values]


def to_arrow(docs: Document | Iterable[Document | tuple[Document, Any]], table: Name = "quotes") -> pa.Table:
    """A table of what was found in one document or several.

    >>> doc = depesche.read("„Wir kommen“, sagte Ada Beispiel.")
    >>> depesche.to_arrow([(doc, "a-7")], "quotes").select(["article", "type", "speaker", "text"]).to_pylist()
    [{'article': 'a-7', 'type': 'Direct', 'speaker': 'Ada Beispiel', 'text': '„Wir kommen“'}]

    Arguments:
        docs: documents, or pairs `(document, id)`, as `pipe(…, as_tuples=True)` gives; the column `article` holds the id, or the number
            of the document.
        table: `"articles"`, `"quotes"`, `"entities"`, `"mentions"` or `"times"`.
    """
    if table not in NAMES:
        raise ValueError(f"no table {table!r}; there are {', '.join(NAMES)}")
    documents, ids = [], []
    for index, item in enumerate([docs] if isinstance(docs, Document) else docs):
        document, id = item if isinstance(item, tuple) else (item, index)
        documents.append(document)
        ids.append(id)
    rows = _array(_native._columns(documents), _ROW)
    return _tidy(rows, pa.array(ids), table)


def _tidy(rows: pa.StructArray, ids: pa.Array, table: Name) -> pa.Table:
    if table == "articles":
        return _table(ids, rows.field("article"))
    nested = rows.field("entities" if table == "mentions" else table)
    article, items = ids.take(pc.list_parent_indices(nested)), pc.list_flatten(nested)
    if table == "entities":
        return _table(article, items).drop_columns(["mentions"])
    if table == "mentions":
        mentions = items.field("mentions")
        of = pc.list_parent_indices(mentions)
        out = _table(article.take(of), pc.list_flatten(mentions))
        for at, name in enumerate(("id", "type", "name"), start=1):
            out = out.add_column(at, "entity" if name == "id" else name, items.field(name).take(of))
        return out
    return _table(article, items)


def _table(article: pa.Array, structs: pa.StructArray) -> pa.Table:
    names = [field.name for field in structs.type]
    return pa.Table.from_arrays([article, *structs.flatten()], names=["article", *names])


def to_pandas(docs: Document | Iterable[Document | tuple[Document, Any]], table: Name = "quotes") -> pd.DataFrame:
    """The same as `to_arrow`, as a pandas data frame.

    >>> doc = depesche.read("„Wir kommen“, sagte Ada Beispiel.")
    >>> depesche.to_pandas(doc, "quotes")["text"].to_list()
    ['„Wir kommen“']
    """
    try:
        import pandas  # noqa: F401
    except ImportError:
        raise ImportError('to_pandas needs pandas: pip install "depesche[pandas]"') from None
    return to_arrow(docs, table).to_pandas()


def to_polars(docs: Document | Iterable[Document | tuple[Document, Any]], table: Name = "quotes") -> pl.DataFrame:
    """The same as `to_arrow`, as a Polars data frame.

    >>> doc = depesche.read("„Wir kommen“, sagte Ada Beispiel.")
    >>> depesche.to_polars(doc, "quotes")["text"].to_list()
    ['„Wir kommen“']
    """
    try:
        import polars
    except ImportError:
        raise ImportError('to_polars needs polars: pip install "depesche[polars]"') from None
    frame = polars.from_arrow(to_arrow(docs, table))
    assert isinstance(frame, polars.DataFrame)
    return frame
