"""`make draft-size`: drafts of texts by length, ordinary ones and one with a quantity every twenty characters."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import NamedTuple

OWN_TEXTS = Path(__file__).parents[2] / "tests" / "reading_texts"
LENGTHS = (6_000, 25_000, 100_000)
_HEAD = "清河市职业教育发展规划（2023—2025年）\n清河市人民政府\n2023年3月1日\n\n一、主要任务\n"
_THINGS = ("实训基地", "双师型教师", "产业学院", "精品课程", "企业学院", "技能大师工作室", "示范专业", "公共实训中心")


class Measurement(NamedTuple):
    """Seconds of one draft and of the processor, megabytes of its process at its largest, and quantities drafted."""

    seconds: float
    cpu: float
    peak: float
    targets: int


def main() -> int:
    """Print a table; 1 if a draft failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.draft_size", description=__doc__)
    parser.add_argument("--sources", type=Path, default=OWN_TEXTS, help="folder of texts, joined to ordinary ones")
    options = parser.parse_args()
    print("text        characters  quantities  seconds  CPU seconds  peak MB")
    for name, text in (("ordinary", ordinary(options.sources, LENGTHS[-1])), ("dense", dense(LENGTHS[-1]))):
        for length in LENGTHS:
            result = measured(text[:length])
            sizes = f"{name:10}  {length:10,}  {result.targets:10,}"
            print(f"{sizes}  {result.seconds:7.2f}  {result.cpu:11.2f}  {result.peak:7.1f}")
    return 0


def ordinary(folder: Path, length: int) -> str:
    """The texts of a folder behind one another, again and again."""
    text = "\n".join(path.read_bytes().decode() for path in sorted(folder.glob("*.txt")))
    if not text:
        raise SystemExit(f"no texts in {folder}")
    return (text * (length // len(text) + 1))[:length]


def dense(length: int) -> str:
    """An invented plan of clauses with six quantities each."""
    text, number = [_HEAD], count()
    while sum(map(len, text)) < length:
        text.append(_clause(next(number)))
    return "".join(text)[:length]


def _clause(number: int) -> str:
    sentences = (
        f"到2025年，建成市级以上{_THINGS[at % 8]}{at % 90 + 3}个，培训学员{at % 70 + 10}00人次以上。"
        for at in range(number * 3, number * 3 + 3)
    )
    return f"\n{number + 1}. 推进第{number + 1}项建设。{''.join(sentences)}"


def measured(text: str) -> Measurement:
    """Draft a text in a process of its own. Raises CalledProcessError if that fails."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "plan.txt", Path(folder) / "draft"
        path.write_text(text, encoding="utf-8", newline="")
        command = [sys.executable, "-m", "etl", "draft", str(path), "--out", str(out)]
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        seconds = time.perf_counter() - begun
        with (out / "targets.csv").open(encoding="utf-8", newline="") as file:
            targets = sum(1 for _ in file) - 1
    return Measurement(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, targets)


if __name__ == "__main__":
    sys.exit(main())
