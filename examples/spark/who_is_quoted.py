"""Who is quoted how often in an archive? Reads JSON Lines or Parquet with Spark, writes Parquet, prints counts by speaker and gender.

    pip install "depesche[spark]"
    python examples/spark/who_is_quoted.py articles.jsonl out/

The input has the columns `id`, `text` and perhaps `date` (`YYYY-MM-DD`), one row an article. `out/articles` gets everything that was
found, `out/quotes` one row for each quotation. Articles that could not be read are in `out/articles` with the reason in `error`.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from depesche.spark import extract


def run(spark: SparkSession, source: str, target: str) -> list[dict[str, Any]]:
    """Reads `source`, writes to `target`; gives the counts by gender."""
    articles = spark.read.parquet(source) if source.rstrip("/").endswith(".parquet") else spark.read.json(source)
    found = extract(articles, text="text", date="date" if "date" in articles.columns else None)
    found.write.mode("overwrite").parquet(f"{target}/articles")

    # From here on the archive need not be read again.
    found = spark.read.parquet(f"{target}/articles")
    quotes = found.select(F.col("id").alias("article"), F.explode("quotes").alias("quote")).select("article", "quote.*")
    quotes.write.mode("overwrite").parquet(f"{target}/quotes")
    quotes = spark.read.parquet(f"{target}/quotes")

    report(found, quotes)
    by_gender = quotes.groupBy("gender").agg(F.count("*").alias("quotes"), F.countDistinct("who").alias("speakers"))
    return [row.asDict() for row in by_gender.orderBy(F.desc("quotes")).collect()]


def report(found: DataFrame, quotes: DataFrame) -> None:
    print(f"{found.count()} articles, {found.where('error is not null').count()} of them unreadable, {quotes.count()} quotations")
    speakers = quotes.where("who is not null").groupBy("who", "gender")
    speakers.agg(F.count("*").alias("quotes"), F.countDistinct("article").alias("articles")).orderBy(F.desc("quotes")).show(20, truncate=False)
    quotes.groupBy("gender", "type").count().orderBy("gender", "type").show()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    # Spark's workers are to use this Python, where depesche is installed, not the first one on the path.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = SparkSession.builder.appName("who-is-quoted").getOrCreate()
    try:
        for row in run(session, sys.argv[1], sys.argv[2]):
            print(row)
    finally:
        session.stop()
