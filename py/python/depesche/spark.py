"""Apache Spark: reads a column of articles on all executors, through `DataFrame.mapInArrow` (Spark 3.3 or later).

The executors need depesche and pyarrow. Nothing is broadcast, and nothing is started but what Spark starts.

    from pyspark.sql import SparkSession, functions as F
    from depesche.spark import extract

    spark = SparkSession.builder.getOrCreate()
    found = extract(spark.read.json("articles.jsonl"), text="text", date="date")
    quotes = found.select(F.col("id").alias("article"), F.explode("quotes").alias("quote")).select("article", "quote.*")
    quotes.groupBy("who").count().orderBy(F.desc("count")).show()
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

try:
    from pyspark.sql import DataFrame
    from pyspark.sql import types as T
except ImportError:
    raise ImportError('depesche.spark needs pyspark: pip install "depesche[spark]"') from None

import pyarrow as pa

from ._extractor import Extractor
from .tables import SCHEMA, input_columns

_LEAVES = {pa.string(): T.StringType(), pa.bool_(): T.BooleanType(), pa.int32(): T.IntegerType(), pa.float32(): T.FloatType()}


def _spark_type(kind: pa.DataType) -> T.DataType:
    if pa.types.is_list(kind):
        return T.ArrayType(_spark_type(kind.value_type))
    if pa.types.is_struct(kind):
        return T.StructType([T.StructField(field.name, _spark_type(field.type)) for field in kind])
    return _LEAVES[kind]


SPARK_SCHEMA = T.StructType([T.StructField(field.name, _spark_type(field.type)) for field in SCHEMA])
"""The columns that `extract` adds, as Spark names their types."""


def extract(
    df: DataFrame,
    *,
    text: str | None = None,
    date: str | None = None,
    html: str | None = None,
    url: str | None = None,
    extractor: Extractor | None = None,
) -> DataFrame:
    """Reads a column of articles; gives `df` with the columns `article`, `quotes`, `entities`, `times` and `error` after its own.

    No row is lost: an article that cannot be read has the reason in `error`, and null or nothing in the other columns.

    Arguments:
        df: one row an article.
        text: name of the column with the texts: `"text"`, if nothing is said of `html`.
        date: name of the column with the days they appeared (string, date or timestamp), if there is one.
        html: name of the column with pages (string or binary), in place of `text` or for the rows where that is null.
        url: name of the column with the addresses of the pages, if there is one.
        extractor: the one to read with, if not the default one.
    """
    taken = sorted(set(df.columns) & set(SPARK_SCHEMA.names))
    if taken:
        raise ValueError(f"the input has columns that the result would add: {', '.join(taken)}; rename or drop them")
    missing = sorted(set(input_columns(text, date, html, url).values()) - set(df.columns))
    if missing:
        raise ValueError(f"no column {missing[0]!r}; there are {', '.join(df.columns)}")
    reader = Extractor() if extractor is None else extractor

    def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return reader.extract_batches(batches, text=text, date=date, html=html, url=url)

    out: Any = T.StructType([*df.schema.fields, *SPARK_SCHEMA.fields])
    return df.mapInArrow(read, out)
