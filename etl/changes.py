"""What changed between versions of the data, as data/CHANGES.md tells it: a bilingual row for each paragraph or item.

## 1.1.0 · 2026-11-21
A paragraph in Chinese. | And in English.
* An item, which may run over several lines. | In both languages too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from etl.environment import reason
from etl.files import read_bytes
from etl.problems import Problem, Rule

FILE = "CHANGES.md"
RULES = (
    Rule(
        "changes",
        "CHANGES.md 从描述文件的版本写起，各版有日期，每条中英文俱全",
        "CHANGES.md begins with the descriptor’s version; each version has its date, each line both languages",
    ),
)
_HEAD = re.compile(r"## (\d+\.\d+\.\d+) · (\d{4}-\d{2}-\d{2})")
Row = tuple[str, date, int, str, str]
Block = tuple[int, str]


@dataclass
class Changes:
    """Rows (version, released_on, position, text_zh, text_en), newest version first, and what is wrong."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def released_on(self, version: str) -> date | None:
        """The day of a version; None for one that is not in the file."""
        return next((row[1] for row in self.rows if row[0] == version), None)


def read_changes(data_dir: Path, version: str) -> Changes:
    """Read the file beside the tables, which must begin with `version`, the descriptor's."""
    changes, place = Changes(), f"{data_dir.resolve().name}/{FILE}"

    def report(line: int | None, zh: str, en: str) -> None:
        changes.problems.append(Problem("changes", place, line, None, zh, en))

    try:
        blocks = list(_blocks(read_bytes(data_dir / FILE).decode("utf-8").splitlines()))
    except FileNotFoundError:
        report(None, "文件不存在；请恢复或新建", "the file does not exist; restore or create it")
        return changes
    except UnicodeDecodeError:
        report(None, "不是 UTF-8；请另存为 UTF-8", "not UTF-8; save it as UTF-8")
        return changes
    except OSError as error:
        zh, en = reason(error)
        report(None, f"读不出：{zh}", f"cannot be read: {en}")
        return changes
    for head, inside in _versions(blocks):
        released = _day(head[1])
        if released is None:
            report(head[0], "版本行须作“## 1.0.0 · 2026-01-31”", "a version's line is '## 1.0.0 · 2026-01-31'")
            continue
        for position, (line, text) in enumerate(inside, 1):
            parts = [part.strip() for part in text.split(" | ")]
            if len(parts) != 2 or not all(parts):
                report(line, "须作“中文 | English”", "must be 'Chinese | English'")
            else:
                changes.rows.append((*released, position, parts[0], parts[1]))
    if not changes.problems and [row[0] for row in changes.rows[:1]] != [version]:
        report(None, f"没有从现行版本 {version} 写起", f"does not begin with the present version {version}")
    return changes


def _blocks(lines: list[str]) -> Iterator[Block]:
    """Heads, paragraphs and items, each on one line, with the number of their first line."""
    begun: tuple[int, list[str]] | None = None
    for number, line in enumerate([*lines, ""], 1):
        fresh = line.startswith(("#", "* "))
        if begun and (fresh or not line.strip()):
            yield begun[0], " ".join(begun[1])
            begun = None
        if line.strip():
            begun = begun or (number, [])
            begun[1].append(line.removeprefix("* ").strip())


def _versions(blocks: list[Block]) -> Iterator[tuple[Block, list[Block]]]:
    """Each version's head with its blocks; what stands before the first head is about the file itself."""
    heads = [place for place, (_, text) in enumerate(blocks) if text.startswith("## ")]
    for place, end in zip(heads, [*heads[1:], len(blocks)], strict=False):
        yield blocks[place], blocks[place + 1 : end]


def _day(head: str) -> tuple[str, date] | None:
    """Version and day of a head; None where it is none, or there is no such day."""
    match = _HEAD.fullmatch(head)
    try:
        return (match[1], date.fromisoformat(match[2])) if match else None
    except ValueError:
        return None
