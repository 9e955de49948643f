"""A distributed engine that exists, Spark, gives the answers that our own database gives, from the Parquet files alone.

It is in an environment of its own, since it weighs more than all the rest: `make spark` makes it.
"""

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

ROOT = Path(__file__).resolve().parent.parent
PYTHON = ROOT / "build" / "scale" / "venv" / "bin" / "python"
TYPES = {"VARCHAR": "string", "BIGINT": "bigint", "DOUBLE": "double", "BOOLEAN": "boolean", "DATE": "date"}
QUESTIONS = {
    "targets by tier": "SELECT tier, count(*) AS n FROM targets GROUP BY tier ORDER BY tier",
    "sums by unit": "SELECT unit_id, count(value_low) AS n, sum(value_low) AS low, max(value_high) AS high FROM targets GROUP BY unit_id ORDER BY unit_id",
    "nulls": "SELECT count(*) AS every, count(due_year) AS dated, count(restates) AS restated, count(note_en) AS noted, sum(CASE WHEN value_low IS NULL THEN 1 ELSE 0 END) AS open FROM targets",
    "plans without a day": "SELECT plan_id, signed_on, year(published_on) AS y, coalesce(document_number, '-') AS number FROM plans ORDER BY signed_on NULLS LAST, plan_id",
    "promises by place and theme": "SELECT r.name_zh, h.name_zh AS theme, count(*) AS n, sum(CASE WHEN t.commitment = 'firm' THEN 1 ELSE 0 END) AS firm FROM targets t JOIN plans p ON p.plan_id = t.plan_id JOIN regions r ON r.region_id = p.region_id JOIN indicators i ON i.indicator_id = t.indicator_id JOIN themes h ON h.theme_id = i.theme_id JOIN units u ON u.unit_id = t.unit_id WHERE t.restates IS NULL AND NOT t.suspect GROUP BY r.name_zh, h.name_zh ORDER BY r.name_zh, theme",
    "bodies of numbered clauses": "SELECT b.name_en, count(DISTINCT m.measure_id) AS n FROM measure_bodies mb JOIN bodies b ON b.body_id = mb.body_id JOIN measures m ON m.measure_id = mb.measure_id JOIN instruments i ON i.instrument_id = m.instrument_id WHERE m.quantification = 'number' GROUP BY b.name_en ORDER BY n DESC, b.name_en",
    "silences beside targets": "SELECT p.plan_id, i.indicator_id, s.status, count(t.target_id) AS n FROM plans p CROSS JOIN indicators i LEFT JOIN silences s ON s.plan_id = p.plan_id AND s.indicator_id = i.indicator_id LEFT JOIN targets t ON t.plan_id = p.plan_id AND t.indicator_id = i.indicator_id GROUP BY p.plan_id, i.indicator_id, s.status ORDER BY p.plan_id, i.indicator_id",
    "quotes as long as their offsets": "SELECT count(*) AS n FROM targets WHERE length(quote) = quote_end - quote_start",
    "numerals by what they are": "SELECT coalesce(reason, 'target') AS what, count(*) AS n FROM numerals GROUP BY coalesce(reason, 'target') ORDER BY what",
    "coders": "SELECT g.field, count(*) AS items, a.agreed, a.alpha FROM codings g JOIN agreement a ON a.field = g.field GROUP BY g.field, a.agreed, a.alpha ORDER BY g.field",
}


@pytest.fixture(scope="module")
def database(built_database: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(built_database), read_only=True)


@pytest.fixture(scope="module")
def tables(database: duckdb.DuckDBPyConnection) -> list[str]:
    return [name for (name,) in database.execute("SELECT table_name FROM duckdb_tables() ORDER BY ALL").fetchall()]


@pytest.fixture(scope="module")
def spark(built_database: Path, tables: list[str]) -> dict[str, Any]:
    """Every answer, from one start of the engine."""
    if not PYTHON.exists():
        pytest.skip("Spark is not here: `make spark` fetches it, 450 MB")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java (Debian: default-jre-headless)")
    asked = {**QUESTIONS, **{f"all of {name}": f"SELECT * FROM {name}" for name in tables}}
    command = [str(PYTHON), str(ROOT / "tools" / "scale" / "spark.py"), str(built_database.parent / "parquet")]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def rows(con: duckdb.DuckDBPyConnection, question: str) -> list[list[Any]]:
    found = con.execute(question).fetchall()
    return [[cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in found]


@pytest.mark.parametrize("name", QUESTIONS)
def test_both_engines_give_the_same_answer(spark, database, name: str) -> None:
    ours = rows(database, QUESTIONS[name])
    assert ours
    assert [[pytest.approx(c) if isinstance(c, float) else c for c in row] for row in ours] == spark[name]["rows"]


def test_every_cell_of_every_table_is_read_as_what_it_is(spark, database, tables) -> None:
    for name in tables:
        columns = database.execute(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index", [name]
        ).fetchall()
        found = spark[f"all of {name}"]
        assert found["columns"] == [column for column, _ in columns], name
        assert found["types"] == [TYPES[kind] for _, kind in columns], name
        assert sorted(map(repr, found["rows"])) == sorted(map(repr, rows(database, f"FROM {name}"))), name
