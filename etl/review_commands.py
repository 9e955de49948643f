"""`python -m etl review`: what changed is shown clause by clause with the words, and recorded when a person says so."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from etl.console import FINE, FOUND
from etl.problems import EtlError, Problem, counted, number_of

if TYPE_CHECKING:
    from etl.checks import Inspection
    from etl.review_groups import Group

_ASKED = "已对照原文读过？y 是，n 否，q 结束 | read against the text? y yes, n no, q quit: "
_SHOWN = 12  # rows of one table of a group


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `review`, but for the folders."""
    clause = "读过的条款、规划或表，可多次 | a clause, plan or table that was read, may be repeated"
    parser.add_argument("--clause", action="append", default=[], metavar="NAME", help=clause)
    rows = "一次记录全部：写明待复核的行数 | record everything at once: the number of rows to review"
    parser.add_argument("--all", type=int, metavar="ROWS", help=rows)
    parser.add_argument("--list", action="store_true", help="只列出待复核者 | only list what waits for review")


def review(options: argparse.Namespace) -> int:
    """Show what is not reviewed group by group and record what was read; nothing while anything is wrong."""
    from etl.checks import inspect
    from etl.review import record, to_review
    from etl.verify import verify_tables

    if options.sources is None:
        raise EtlError("未复核：请以 --sources 指明原文文件夹", "not reviewed: name the texts' folder with --sources")
    tables = inspect(options.data)
    proved = verify_tables(tables, options.data, options.sources).problems
    problems = sorted({*tables.problems, *proved}, key=lambda item: item.sort_key)
    for problem in problems:
        print(problem.told)
    if problems:
        print(f"有 {len(problems)} 个问题，未记录 | {number_of(len(problems), 'problem')}, nothing recorded")
        return FOUND
    groups = to_review(options.data, tables.raws)
    number = 0
    for group in _read(groups, options, tables):
        record(options.data, tables.raws, group.places)
        number += len(group.places)
    left = sum(len(group.places) for group in groups) - number
    print(f"已记录复核：{number} 行；还有 {left} 行 | recorded as reviewed: {number_of(number, 'row')}; {left} left")
    return FOUND if left else FINE


def _read(groups: list[Group], options: argparse.Namespace, tables: Inspection) -> Iterator[Group]:
    """The groups that a person says were read."""
    if options.all is not None:
        yield from _all_groups(groups, options.all)
    elif options.clause:
        yield from _groups_by_name(groups, options, tables)
    elif options.list or not groups:
        _list(groups)
    elif sys.stdin.isatty():
        yield from _ask_groups(groups, options.sources, tables)
    else:
        _list(groups)
        zh = "没有终端，无法逐条询问：请用 --clause 指明读过的条款，或用“--all 行数”一次记录全部"
        en = "no terminal to ask at: name what you have read with --clause, or record everything with --all ROWS"
        print(f"{zh} | {en}")


def _all_groups(groups: list[Group], said: int) -> list[Group]:
    """Every group, if the number of rows is right: whoever says it has looked at the list."""
    number = sum(len(group.places) for group in groups)
    if said != number:
        zh = f"待复核的是 {number} 行，不是 {said} 行：请先看 --list"
        raise EtlError(zh, f"rows to be reviewed: {number}, not {said}: look at --list first")
    return groups


def _groups_by_name(groups: list[Group], options: argparse.Namespace, tables: Inspection) -> Iterator[Group]:
    known = {group.name: group for group in groups}
    unknown = [name for name in options.clause if name not in known]
    if unknown:
        names = ", ".join(unknown)
        raise EtlError(f"没有待复核的 {names}：见 --list", f"nothing to review under {names}: see --list")
    for name in dict.fromkeys(options.clause):
        show(known[name], options.sources, tables)
        yield known[name]


def _ask_groups(groups: list[Group], sources: Path, tables: Inspection) -> Iterator[Group]:
    for number, group in enumerate(groups, 1):
        print(f"\n[{number}/{len(groups)}]", end=" ")
        show(group, sources, tables)
        try:
            answer = input(_ASKED).strip().lower()
        except EOFError:
            return
        if answer == "q":
            return
        if answer == "y":
            yield group


def _list(groups: list[Group]) -> None:
    for group in groups:
        tables = Counter(table for table, _ in group.places)
        zh, en = counted(tables)
        print(f"{group.name}: {zh} 行 | {en} rows")


def show(group: Group, sources: Path, tables: Inspection) -> None:
    """Print the words of a clause and below them its rows, filled cells only."""
    from etl.review_groups import rows_of, words_of

    print(f"== {group.name}")
    words = words_of(group, sources)
    if words:
        print(words)
    shown: Counter[str] = Counter()
    for table in dict.fromkeys(table for table, _ in group.places):
        raw = tables.raws[table]
        rows = {" ".join(row[column] for column in raw.table.primary_key): row for row in rows_of(raw)}
        for _, key in (place for place in group.places if place[0] == table):
            shown[table] += 1
            if shown[table] <= _SHOWN:
                print(f"  {table} {key}: {_cells(rows.get(key), raw.table.primary_key)}")
        if shown[table] > _SHOWN:
            rest = shown[table] - _SHOWN
            print(f"  {table}: 另有 {rest} 行 | {rest} more")


def _cells(row: Mapping[str, str] | None, key: tuple[str, ...]) -> str:
    if row is None:
        return "已删去 | gone"
    return "; ".join(f"{column}={cell}" for column, cell in row.items() if cell and column not in key)


def remind(unreviewed: list[Problem]) -> None:
    """Say how many rows wait for review, by table; a reminder, no fault."""
    if not unreviewed:
        return
    if len(unreviewed) == 1:
        print(f"复核提醒：{unreviewed[0].zh} | to review: {unreviewed[0].place} {unreviewed[0].en}")
        return
    places_zh, places_en = counted(Counter(item.place for item in unreviewed))
    zh = f"复核提醒：{len(unreviewed)} 行新增或改过，尚未复核（{places_zh}）；请运行 python -m etl review"
    print(f"{zh} | to review: {len(unreviewed)} rows are new or changed ({places_en}); run python -m etl review")
