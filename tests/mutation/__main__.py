"""Spoil the real tables cell by cell and write what was caught to docs/mutation.md; exit 1 where a fact escaped."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.mutation.corrupt import SEED, corruptions
from tests.mutation.judge import Judge
from tests.mutation.report import report

ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--sources", type=Path, required=True, help="原文文件夹 | folder of the texts")
    parser.add_argument(
        "--each", type=int, default=1, help="每列每种错误几处 | of each kind in each column (%(default)s)"
    )
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        judge = Judge(ROOT / "data", options.sources, Path(folder))
        verdicts = [judge.judge(item) for item in corruptions(judge.tables.raws, options.each, options.seed)]
    text = report(verdicts, f"python -m tests.mutation --each {options.each} --seed {options.seed}")
    (ROOT / "docs" / "mutation.md").write_text(text, encoding="utf-8")
    print(text)
    return int(any(found.corruption.changes_fact and not found.caught for found in verdicts))


if __name__ == "__main__":
    sys.exit(main())
