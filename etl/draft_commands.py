"""The commands that bring a plan in: a text to a draft, and a draft or pack into the register."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from etl.console import FINE, FOUND
from etl.problems import Problem, number_of

if TYPE_CHECKING:
    from etl.proposals.questions import Question

OTHER_TEXTS = "其他规划的原文，供检索缺项 | texts of the other plans, to be searched for what they do not promise"


def draft(options: argparse.Namespace) -> int:
    """Draft the tables of a plan from its text; returns the exit status."""
    from etl.draft_files import write_draft
    from etl.reading.draft import Wishes

    print(f"正在读 {options.text.name} | reading {options.text.name}", file=sys.stderr, flush=True)
    wishes = Wishes(options.plan, options.region, options.first_year, options.last_year)
    folder = write_draft(options.text, options.out, options.data, wishes, options.sources)
    for zh, en in folder.source.notices:
        print(f"注意：{zh} | note: {en}", file=sys.stderr)
    clauses, targets, numerals, doubts = folder.counts
    print(
        f"草稿已写入 {folder.path}：条款 {clauses} 条，数量 {targets} 项，数字 {numerals} 个均有归属，待核 {doubts} 行"
        f" | draft written to {folder.path}: {number_of(clauses, 'clause')}, {number_of(targets, 'quantity')}, "
        f"all numerals accounted for: {numerals}, {number_of(doubts, 'row')} to check"
    )
    print_questions(folder.questions)
    return FINE


def add(options: argparse.Namespace) -> int:
    """Put a draft or pack into the tables; returns the exit status."""
    from etl import add as register

    addition = register.add(options.pack, options.data, replace=options.replace)
    plans = ", ".join(addition.plans)
    print_problems(addition.problems)
    if addition.to_fill:
        print(f"待填 {len(addition.to_fill)} 格 | {number_of(len(addition.to_fill), 'cell')} to fill:")
        print_problems(addition.to_fill)
    for indicator in addition.shared:
        print(f"请重读比较须知：{indicator} | read its “before comparing” text again: {indicator}")
    for indicator in addition.verdicts:
        print(f"可比性随此文件改动：{indicator} | its verdict changes with this plan: {indicator}")
    for plan in addition.drafts:
        zh = f"{plan} 仍标为草稿；逐行核对之后，把 plans 的 coding 改为 single"
        print(f"{zh} | {plan} is still marked as a draft: once every row is read, set its coding in plans to single")
    if not addition.proved:
        print(f"未对照原文：没有 {plans}.txt，或表有缺损 | not proved: {plans}.txt is missing, or tables are broken")
    if not addition.written:
        number = len(addition.problems) + len(addition.to_fill)
        print(f"{plans} 有 {number} 处要改，未写入 | {plans}: {number} to correct, nothing written")
        return FOUND
    rows = sum(addition.rows.values())
    print(f"{plans} 已写入 {options.data}：{rows} 行 | {plans} is in {options.data}: {number_of(rows, 'row')}")
    return FINE


def make_corpus(options: argparse.Namespace) -> int:
    """Write an empty corpus and say what to do next; returns the exit status."""
    from etl.new_corpus import new_corpus

    folder = new_corpus(options.folder, options.title, options.subject)
    print(
        f"已新建 {folder}：请填写 datapackage.json 的标题、说明、领域、关键词与作者，并补全 themes.csv、units.csv 等表"
        f" | {folder} is ready: fill in title, description, subject, keywords and contributors in datapackage.json,"
        f" and complete themes.csv, units.csv and the other lists"
    )
    print(f"  DUIZHAO_DATA={folder} make run")
    print(f"  python -m etl draft TEXT --out DRAFT --data {folder}; python -m etl add DRAFT --data {folder}")
    return FINE


def print_questions(asked: list[Question]) -> None:
    """How many answers only a person can give; the sheet has proposals to read beside them."""
    if asked:
        zh, en = (
            f"还有 {len(asked)} 个问题待答，另有拟定的英文待读（见工作簿的 questions 页）",
            f"{number_of(len(asked), 'question')} to answer, and proposed English to read, in the sheet `questions`",
        )
        print(f"{zh} | {en}")


def print_problems(problems: list[Problem]) -> None:
    """A line for each problem."""
    for problem in problems:
        print(problem.told)
