"""The commands of the ETL, from the tables people type to the database pages read: `python -m etl --help`."""

from __future__ import annotations

import signal

if __name__ == "__main__" and signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C while modules are imported ends us without a traceback

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from etl import coding_commands, console, draft_commands, review_commands
from etl.console import FINE, FOUND
from etl.load import DATA, BuildRefusedError, build
from etl.location import build_folder
from etl.problems import EtlError, Problem, number_of

_EPILOG = (
    "退出码：0 无问题（diff：无差异）；1 查出问题（有差异）；2 用法或环境有误（缺文件夹、磁盘满、不可写）；"
    "130、143 为信号所停"
    " | exit status: 0 fine; 1 problems found, or differences; 2 usage or environment (no file, full disk);"
    " 130 and 143 stopped by a signal"
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    return console.run(lambda: _run(arguments))


def _run(arguments: list[str] | None) -> int:
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except BuildRefusedError as error:
        _show(error.problems)
        print(error)
        return FOUND


def _check(options: argparse.Namespace) -> int:
    from etl.checks import inspect

    inspection = inspect(options.data)
    _show(inspection.problems)
    for rule in inspection.skipped:
        print(f"未跑 {rule.check_id}：所需的表有行读不出 | not run, a table it needs lost rows: {rule.check_id}")
    tables, rows, rules, number = len(inspection.raws), inspection.rows, len(inspection.ran), len(inspection.problems)
    print(
        f"检查 {tables} 张表 {rows} 行，{rules} 条规则：{number} 个问题"
        f" | checked {number_of(tables, 'table')}, {number_of(rows, 'row')}, {number_of(rules, 'rule')}: "
        f"{number_of(number, 'problem')}"
    )
    return FOUND if number else FINE


def _build(options: argparse.Namespace) -> int:
    said: list[str] = []

    def once(message: str) -> None:
        if message not in said:
            said.append(message)
            print(message, file=sys.stderr)

    result = build(options.data, options.build or build_folder(options.data), once)
    print(
        f"已构建 {result.path}：{result.tables} 张表 {result.rows} 行，内容校验值 {result.content_hash[:12]}"
        f" | built {result.path}: {number_of(result.tables, 'table')}, {number_of(result.rows, 'row')}, "
        f"content hash {result.content_hash[:12]}"
    )
    return FINE


def _verify(options: argparse.Namespace) -> int:
    from etl.verify import verify

    if options.sources is None:
        raise EtlError("未核对：请以 --sources 指明原文文件夹", "nothing proved: name the texts' folder with --sources")
    verification = verify(options.data, options.sources)
    _show(verification.problems)
    for plan in verification.coverage:
        print(plan)
    texts, number, reminders = len(verification.coverage), len(verification.problems), len(verification.unreviewed)
    print(
        f"核对 {texts} 份原文：{number} 个问题 "
        f" | proved against {number_of(texts, 'text')}: {number_of(number, 'problem')}"
    )
    review_commands.remind(verification.unreviewed)
    return FOUND if number + reminders else FINE


def _diff(options: argparse.Namespace) -> int:
    from etl.diff import compare
    from etl.diff.report import as_json, as_text
    from etl.diff.snapshot import snapshot

    old, new = snapshot(options.old), snapshot(options.new)
    differences = compare(old, new)
    if options.json:
        print(as_json(old, new, differences))
    else:
        for line in as_text(old, new, differences):
            print(line)
    return FOUND if differences else FINE


def _show(problems: list[Problem]) -> None:
    for problem in problems:
        print(problem.told)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m etl", description=__doc__, epilog=_EPILOG)
    commands = parser.add_subparsers(
        required=True,
        metavar="check | build | verify | review | diff | draft | sheet | fill | compare | add | new",
    )
    _command(commands, "check", _check, "报告数据表的一切问题 | report every problem of the tables")
    make = _command(commands, "build", _build, "检查并构建数据库 | check the tables and build the database")
    prove = _command(commands, "verify", _verify, "对照原文核对 | prove the tables against the texts")
    read = _command(commands, "review", review_commands.review, "逐条款复核 | review clause by clause")
    review_commands.add_options(read)
    make.add_argument(
        "--build", type=Path, help="输出文件夹，缺省时各数据集各有其一 | folder to build in; each corpus has its own"
    )
    for command in (prove, read):
        command.add_argument(
            "--sources", type=Path, help="原文文件夹，内有 <plan_id>.txt | folder of the texts, a <plan_id>.txt each"
        )
    compare = _command(commands, "diff", _diff, "逐格比较两次构建 | compare two builds cell by cell")
    compare.add_argument("old", type=Path, metavar="OLD", help="旧数据库（.duckdb）| the old database, a .duckdb file")
    compare.add_argument("new", type=Path, metavar="NEW", help="新数据库 | the new one")
    compare.add_argument("--json", action="store_true", help="供程序读取 | for machines")
    propose = _command(commands, "draft", draft_commands.draft, "由文本起草各表 | draft the tables of a plan")
    propose.add_argument(
        "text",
        type=Path,
        metavar="TEXT",
        help="规划文本：txt、docx、pdf、html | the text of the plan: txt, docx, pdf, html",
    )
    propose.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="新文件夹 | a new or empty folder")
    propose.add_argument("--plan", metavar="ID", help="规划的代码，缺省由文件名或地区取 | its plan_id")
    propose.add_argument("--region", metavar="ID", help="地区的代码，缺省由题名取 | its region_id")
    propose.add_argument("--first-year", type=int, metavar="YEAR", help="起始年，缺省由文本取 | proposed if left out")
    propose.add_argument("--last-year", type=int, metavar="YEAR", help="终止年，缺省由文本取 | proposed if left out")
    propose.add_argument("--sources", type=Path, metavar="DIR", help=draft_commands.OTHER_TEXTS)
    join = _command(commands, "add", draft_commands.add, "把草稿或数据包并入数据 | put a draft or pack into the tables")
    join.add_argument("pack", type=Path, metavar="FOLDER_OR_PACK", help="文件夹或 zip | a folder or zip file")
    join.add_argument("--replace", action="store_true", help="替换已有的规划 | replace a plan that is there already")
    coding_commands.register(commands, _command)
    fresh = _command(
        commands, "new", draft_commands.make_corpus, "新建空的数据集 | make an empty corpus with its closed lists"
    )
    fresh.add_argument("folder", type=Path, metavar="FOLDER", help="新文件夹 | a new or empty folder")
    fresh.add_argument(
        "--title", default="规划的政策目标 | What the plans promise", help="标题 | title: 中文 | English"
    )
    fresh.add_argument("--subject", default="公共政策 | public policy", help="领域 | its field: 中文 | English")
    return parser


def _command(commands: Any, name: str, run: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=words, description=words, epilog=_EPILOG)
    command.set_defaults(run=run)
    command.add_argument("--data", type=Path, default=DATA, help="数据文件夹 | folder of the tables (%(default)s)")
    return command


if __name__ == "__main__":
    sys.exit(main())
