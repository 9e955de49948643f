"""Questions in SQL, answered by Spark from Parquet files alone; run by the Python of build/scale/venv.

    build/scale/venv/bin/python benchmarks/scale/spark.py build/parquet < questions.json > answers.json

Questions and answers are objects by name; an answer holds its columns, Spark's names of their types, and its rows.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from pyspark.sql import SparkSession

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.session.timeZone": "UTC",
}


def session() -> SparkSession:
    """Spark in this process, on one thread, with nothing open to others."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[1]").appName("duizhao")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def ask(spark: SparkSession, question: str) -> dict[str, Any]:
    """The answer to one question."""
    frame = spark.sql(question)
    rows = [[plain(cell) for cell in row] for row in frame.collect()]
    return {"columns": frame.columns, "types": [kind for _, kind in frame.dtypes], "rows": rows}


def plain(cell: Any) -> Any:
    """A cell as JSON has it; days as text."""
    return cell.isoformat() if isinstance(cell, date) else cell


def main(folder: Path) -> None:
    """Every Parquet file of a folder as a table of its name; then the questions."""
    spark = session()
    spark.sparkContext.setLogLevel("ERROR")
    for path in folder.glob("*.parquet"):
        spark.read.parquet(str(path.resolve())).createOrReplaceTempView(path.stem)
    questions = json.load(sys.stdin)
    json.dump({name: ask(spark, question) for name, question in questions.items()}, sys.stdout)
    spark.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
