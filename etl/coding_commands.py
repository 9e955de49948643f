"""The commands of coding: a workbook from a draft, a filled one back into it, and two codings side by side."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.console import FINE, FOUND
from etl.draft_commands import OTHER_TEXTS, print_problems, print_questions
from etl.problems import counted, number_of

if TYPE_CHECKING:
    from etl.coding.settlement import Settled


def register(commands: Any, command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the commands `sheet`, `fill` and `compare` to a parser's."""
    blank = command(commands, "sheet", sheet, "草稿的编码工作簿 | a coding workbook of a draft")
    blank.add_argument("draft", type=Path, metavar="DRAFT", help="草稿文件夹 | the draft's folder")
    blank.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx", help="新文件 | the new file")
    filled = "填有草稿，供改正；缺省为空白，供第二人编码 | with the draft, to correct it; else blank for a second coder"
    blank.add_argument("--filled", action="store_true", help=filled)
    back = command(commands, "fill", fill, "改好的工作簿填回草稿 | put a filled workbook into its draft")
    back.add_argument("draft", type=Path, metavar="DRAFT", help="草稿文件夹 | the draft's folder")
    back.add_argument("workbook", type=Path, metavar="FILE.xlsx", help="填好的工作簿 | the filled workbook")
    back.add_argument("--sources", type=Path, metavar="DIR", help=OTHER_TEXTS)
    pair = command(commands, "compare", compare, "对照两人的编码 | compare two codings of a plan")
    for name, letter in (("first", "A"), ("second", "B")):
        pair.add_argument(name, type=Path, metavar=letter, help="文件夹或工作簿 | a folder or workbook")
    pair.add_argument("--out", type=Path, metavar="FOLDER", help="写出不同之处，供裁定 | write what is to be settled")
    pair.add_argument("--settled", type=Path, metavar="FILE", help="并入裁定好的表 | merge the list once it is settled")


def sheet(options: argparse.Namespace) -> int:
    """Write the workbook of a draft; returns the exit status."""
    from etl.coding.sheet import write_sheet

    rows = write_sheet(options.draft, options.out, options.data, filled=options.filled)
    zh, en = counted(rows)
    print(f"工作簿已写入 {options.out}：{zh} 行 | workbook written to {options.out}; rows of each sheet: {en}")
    return FINE


def fill(options: argparse.Namespace) -> int:
    """Put a filled workbook into its draft; returns the exit status."""
    from etl.coding import fill as workbook_fill

    outcome = workbook_fill.fill(options.draft, options.workbook, options.data, options.sources)
    print_problems(outcome.problems)
    if outcome.problems:
        print(f"{len(outcome.problems)} 处要改，未写入 | {len(outcome.problems)} to correct, nothing written")
        return FOUND
    print(
        f"已填入 {options.draft}，改动 {outcome.changed} 格"
        f" | {options.draft} is filled, cells changed: {outcome.changed}"
    )
    print_questions(outcome.questions)
    return FINE


def compare(options: argparse.Namespace) -> int:
    """Compare two codings, or merge what was settled; returns the exit status."""
    from etl.coding.compare import compare_codings

    outcome = compare_codings(options.first, options.second, options.data, options.out, options.settled)
    print_problems(outcome.problems)
    for field, items, agreed, _, alpha, _ in outcome.comparison.agreements:
        shown = "–" if alpha is None else f"{alpha:.3f}"
        print(f"{field:18} {agreed}/{items}  α {shown}")
    differences = outcome.comparison.differences
    print(f"{len(differences)} 处不同 | {number_of(len(differences), 'difference')}")
    for path in outcome.files:
        print(path)
    if outcome.settled:
        return _print_settled(outcome.settled, outcome.folder, bool(outcome.problems))
    return FOUND if differences or outcome.problems else FINE


def _print_settled(settled: Settled, folder: Path | None, refused: bool) -> int:
    for item in settled.still_open:
        words = f"{item.item} {item.field}: {item.first or '∅'} ≠ {item.second or '∅'}"
        print(f"尚未裁定 {words} | not settled: {words}")
    if refused:
        print("有误，未合并 | nothing merged")
        return FOUND
    print_problems(settled.by_hand)
    number, changed = settled.recorded, settled.changed
    print(
        f"已并入 {folder}：{number} 条编码，{changed} 格取另一人之值"
        f" | merged into {folder}: {number_of(number, 'coding')}, "
        f"{number_of(changed, 'cell')} with the other coder's value"
    )
    return FOUND if settled.still_open else FINE
