"""Spark: thousands of articles on two local workers, none lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import depesche

pytestmark = [pytest.mark.spark, pytest.mark.skipif(shutil.which("java") is None, reason="needs Java")]
pytest.importorskip("pyspark")

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    options: dict[str, Any] = {
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    }
    session = SparkSession.builder.master("local[2]").config(map=options).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def test_five_thousand_articles_some_of_them_bad(spark: Any) -> None:
    from pyspark.sql import functions as F

    from depesche.spark import SPARK_SCHEMA, extract

    good = "„Wir kommen {}t wieder“, sagte Finanzministerin Ada Beispiel 🙂."
    rows = [(n, None if n % 50 == 0 else good.format(n), "nie" if n % 50 == 1 else "2026-11-24") for n in range(5000)]
    df = spark.createDataFrame(rows, "id long, text string, day string").repartition(4)
    found = extract(df, text="text", date="day").persist()
    assert found.columns == ["id", "text", "day", *SPARK_SCHEMA.names]
    assert found.count() == 5000
    assert found.where("error is not null").count() == 200
    assert {row.error for row in found.where("error is not null").select("error").distinct().collect()} == {
        "expected str, not NoneType",
        "not a date: `nie` (expected YYYY-MM-DD, as in 2026-11-24)",
    }
    quotes = found.select(F.col("id").alias("article"), F.explode("quotes").alias("quote")).select("article", "quote.*")
    assert quotes.count() == 4800
    expected = depesche.read(good.format(77), date="2026-11-24").quotes[0]
    [row] = quotes.where("article = 77").collect()
    assert (row.text, row.start, row.end, row.who) == (expected.text, expected.content.start, expected.content.end, expected.who)


def test_columns_that_do_not_fit(spark: Any) -> None:
    from depesche.spark import extract

    df = spark.createDataFrame([("x", 1)], "body string, quotes int")
    with pytest.raises(ValueError, match="quotes; rename or drop"):
        extract(df, text="body")
    with pytest.raises(ValueError, match="no column 'text'; there are body"):
        extract(df.drop("quotes"))


def test_example(spark: Any, tmp_path: Path) -> None:
    """The example program runs as its own process would: from JSON Lines to Parquet and counts."""
    articles = tmp_path / "articles.jsonl"
    lines = ['{"id": "%d", "text": "„Wir kommen wieder“, sagte Ministerin Ada Beispiel.", "date": "2026-11-24"}' % n for n in range(20)]
    articles.write_text("\n".join(lines), "utf-8")
    sys.path.insert(0, str(ROOT / "examples" / "spark"))
    try:
        import who_is_quoted  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    counts = who_is_quoted.run(spark, str(articles), str(tmp_path / "out"))
    assert sum(row["quotes"] for row in counts) == 20
    assert spark.read.parquet(str(tmp_path / "out" / "quotes")).count() == 20
    assert spark.read.parquet(str(tmp_path / "out" / "articles")).count() == 20


def test_missing_pyspark_is_said() -> None:
    code = "import sys; sys.modules['pyspark'] = None; import depesche.spark"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.rstrip().endswith('ImportError: depesche.spark needs pyspark: pip install "depesche[spark]"')
