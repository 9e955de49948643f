"""All that is known about the tables before a database is made of them. To add a check, add an entry to a module.

`inspect` reads the tables, asks frictionless for what the descriptor demands, then runs every registered query.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from etl import changes as etl_changes
from etl import read, stage
from etl.checks import cells as cell_checks
from etl.checks import coding, evidence, indicators, links, measures, plans, quotes, structure, targets
from etl.checks.registry import Check
from etl.environment import environment_errors
from etl.problems import Problem, Rule, flat
from etl.schema import Schema, load_schema

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CHECKS: tuple[Check, ...] = (
    *cell_checks.CHECKS,
    *targets.CHECKS,
    *links.CHECKS,
    *indicators.CHECKS,
    *quotes.CHECKS,
    *evidence.CHECKS,
    *measures.CHECKS,
    *coding.CHECKS,
    *plans.CHECKS,
)
_MALFORMED = {rule.check_id for rule in (*read.RULES, *structure.RULES)} | {"plain-numbers"}
MALFORMED_CHECKS = tuple(check for check in CHECKS if check.check_id in _MALFORMED)


@dataclass
class Inspection:
    """The tables and what was found: `con` holds them staged, `ran` and `skipped` every rule by what became of it."""

    schema: Schema
    raws: dict[str, read.RawTable]
    con: DuckDBPyConnection
    problems: list[Problem]
    ran: list[Rule]
    skipped: list[Rule]
    changes: etl_changes.Changes

    @property
    def rows(self) -> int:
        return sum(len(raw.rows) for raw in self.raws.values())

    @property
    def malformed(self) -> list[Problem]:
        """The problems that leave holes in the staged tables: lost rows, cells that are not of their type."""
        return [problem for problem in self.problems if problem.check_id in _MALFORMED]

    def tally(self) -> list[tuple[str, str, str, int]]:
        """check_id, sentence_zh, sentence_en and the number of problems, for each rule that ran."""
        counts = Counter(problem.check_id for problem in self.problems)
        return [(rule.check_id, rule.zh, rule.en, counts[rule.check_id]) for rule in self.ran]


def inspect(data_dir: Path, checks: Sequence[Check] = CHECKS) -> Inspection:
    """Read and check every table; all problems in one run. Raises EtlError where there is nothing to read."""
    schema = load_schema(data_dir / "datapackage.json")
    raws = read.read_tables(data_dir, schema)
    return inspect_tables(schema, raws, etl_changes.read_changes(data_dir, schema.version), checks)


def inspect_tables(
    schema: Schema,
    raws: dict[str, read.RawTable],
    history: etl_changes.Changes,
    checks: Sequence[Check] = CHECKS,
) -> Inspection:
    """Check tables that have been read; `history` has what changed from version to version of the data."""
    structural = [problem for raw in raws.values() for problem in raw.problems]
    with environment_errors("描述文件与规则不合", "the descriptor does not fit the rules"):
        con = stage.stage(schema, raws)
        structural += structure.problems(schema, raws, con)
        ran, skipped, offending = ask(con, raws, checks)
    problems = sorted(
        structural + _first_of_cell(offending, structural) + history.problems, key=lambda problem: problem.sort_key
    )
    rules = [*read.RULES, *structure.RULES, *ran, *etl_changes.RULES]
    return Inspection(schema, raws, con, problems, rules, [*skipped], history)


def ask(
    con: DuckDBPyConnection, raws: dict[str, read.RawTable], checks: Sequence[Check] = CHECKS
) -> tuple[list[Check], list[Check], list[Problem]]:
    """Run checks over staged tables, save those over a table that lost rows: ran, skipped, found."""
    broken = {name for name, raw in raws.items() if not raw.whole}
    skipped = [check for check in checks if broken & check.tables]
    ran = [check for check in checks if check not in skipped]
    return ran, skipped, [problem for check in ran for problem in _offending_rows(con, check, raws)]


def _offending_rows(con: DuckDBPyConnection, check: Check, raws: dict[str, read.RawTable]) -> Iterator[Problem]:
    cursor = con.execute(check.sql)
    columns = [item[0] for item in cursor.description or []]
    for values in cursor.fetchall():
        row = dict(zip(columns, values, strict=True))
        if check.alike and check.alike(row["zh"], row["en"]):
            continue
        place, detail = raws[check.table or row["table_name"]].place, flat(str(row["detail"]))
        zh, en = f"{detail}：{check.zh}", f"{detail}: {check.en}"
        yield Problem(check.check_id, place, row["line"], row["column_name"], zh, en)


def _first_of_cell(problems: list[Problem], structural: list[Problem]) -> list[Problem]:
    """One finding per cell: one of a wrong type was null to the queries, and would be reported again for that."""
    cells = {(item.place, item.line, item.column) for item in structural if item.column}
    return [item for item in problems if (item.place, item.line, item.column) not in cells]
