"""From bytes to rows: what a file must be before anyone asks what it says.

A row of our CSVs is one physical line, so that a finding can name its line: no line breaks inside quotes. Nothing is
repaired in silence: a byte-order mark, a carriage return or a stray quote is reported and the rest still read.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from etl.empty_tables import NO_ROWS, forgive_before_first_plan
from etl.environment import reason
from etl.files import read_bytes
from etl.problems import EtlError, Problem, Rule, flat
from etl.schema import Schema, Table

RULES = (
    Rule("file", "文件存在、不空，以换行结束", "a file exists, is not empty and ends with a line break"),
    Rule("encoding", "文件为 UTF-8，不带 BOM", "a file is UTF-8 without a byte-order mark"),
    Rule("line-ends", "行末为 LF，不是 CRLF", "lines end with LF, not CRLF"),
    Rule("quoting", "一行即一条记录，引号成对", "a line is a record and its quotes match"),
    Rule("header", "表头与描述文件一致", "the header is the descriptor’s"),
    Rule("ragged", "每行的格数与表头相同，没有空行", "every row has as many cells as the header; no blank lines"),
    Rule("long-cell", "一格至多 32767 字，同电子表格", "a cell has at most 32,767 characters, as in a spreadsheet"),
)
_LONGEST_CELL, _LONGEST_LINE = 32_767, 1 << 20  # characters
_COLUMNS_NAMED = 20  # of those that are wrong in a header
_LOSING = ("quoting", "ragged", "long-cell")  # rules whose breach loses a row
_CELL = r'(?:"(?:[^"]|"")*"|[^",]*)'
_CELLS = re.compile(_CELL)
_LINE = re.compile(f"{_CELL}(?:,{_CELL})*")
_HOW_ZH = "请另存为 UTF-8（不带 BOM、逗号分隔）；若为 GBK，可运行 iconv -f GBK -t UTF-8 旧文件 > 新文件"
_HOW_EN = "save as UTF-8 (no BOM, comma-separated); if it is GBK: iconv -f GBK -t UTF-8 OLD.csv > NEW.csv"


@dataclass
class RawTable:
    """A table as typed: every cell a string, `lines[i]` the physical line of `rows[i]`.

    `header_ok`: the columns are the descriptor's. `whole`: and no row was lost to a broken line.
    """

    table: Table
    place: str
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    header_ok: bool = False
    whole: bool = False

    def report(self, check_id: str, line: int | None, zh: str, en: str, column: str | None = None) -> None:
        self.problems.append(Problem(check_id, self.place, line, column, zh, en))


def read_tables(data_dir: Path, schema: Schema) -> dict[str, RawTable]:
    """Every table of the descriptor by name. Raises EtlError only where there is no data folder at all."""
    if not data_dir.is_dir():
        raise EtlError(f"找不到数据文件夹 {data_dir}", f"the data folder {data_dir} does not exist")
    raws = {table.name: read_table(data_dir, table) for table in schema.tables}
    forgive_before_first_plan(raws)
    return raws


def read_table(data_dir: Path, table: Table) -> RawTable:
    """Read one CSV. Whatever is wrong with it becomes problems; rows that can be read are read."""
    raw = RawTable(table, f"{data_dir.resolve().name}/{table.path}")
    content = _bytes(data_dir / table.path, raw)
    text = _decode(content, raw) if content is not None else None
    if text is not None:
        _split(_lines(text, raw), raw)
        raw.whole = raw.header_ok and not any(item.check_id in _LOSING for item in raw.problems)
    return raw


def _bytes(path: Path, raw: RawTable) -> bytes | None:
    try:
        if (content := read_bytes(path)).strip():
            return content
        raw.report("file", None, "文件是空的；请恢复其内容", "the file is empty; restore its content")
    except FileNotFoundError:
        raw.report("file", None, "文件不存在；请恢复或新建", "the file does not exist; restore or create it")
    except OSError as error:
        zh, en = reason(error)
        raw.report("file", None, f"无法读取：{zh}", f"cannot be read: {en}")
    return None


def _decode(content: bytes, raw: RawTable) -> str | None:
    if content.startswith(b"PK\x03\x04"):
        raw.report("encoding", None, f"是 Excel 工作簿，不是 CSV；{_HOW_ZH}", f"an Excel workbook, no CSV; {_HOW_EN}")
        return None
    if content.startswith(b"\xef\xbb\xbf"):
        raw.report(
            "encoding", 1, "文件以 BOM 开头；请存为不带 BOM 的 UTF-8", "begins with a BOM; save as UTF-8 without it"
        )
        content = content[3:]
    try:
        text = content.decode("utf-8")
        bad = text.find("\0")
    except UnicodeDecodeError as error:
        bad, text = error.start, ""
    if bad < 0:
        return text
    line = content[:bad].count(b"\n") + 1
    raw.report("encoding", line, f"不是 UTF-8；{_HOW_ZH}", f"not UTF-8; {_HOW_EN}")
    return None


def _lines(text: str, raw: RawTable) -> list[str]:
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        raw.report("line-ends", line, "行末是 CRLF；请以 LF 换行另存", "lines end with CRLF; save with LF line ends")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.endswith("\n"):
        return text[:-1].split("\n")
    lines = text.split("\n")
    zh, en = "文件末尾没有换行，可能被截断；请核对", "no line break at the end: cut off? check it"
    raw.report("file", len(lines), zh, en)
    return lines


def _split(lines: list[str], raw: RawTable) -> None:
    header = _cells(lines[0], 1, raw)
    if header is None or not _header_fits(header, raw):
        return
    raw.header_ok = True
    same: dict[str, str] = {}  # one string for all cells that say the same: tables repeat themselves
    for number, line in enumerate(lines[1:], 2):
        cells = _cells(line, number, raw)
        if cells is not None and _row_fits(cells, number, raw):
            raw.rows.append([same.setdefault(cell, cell) for cell in cells])
            raw.lines.append(number)
    if len(lines) == 1 and not raw.table.may_be_empty:
        raw.report("file", None, *NO_ROWS)


def _cells(line: str, number: int, raw: RawTable) -> list[str] | None:
    if len(line) > _LONGEST_CELL and not _fits(line, number, raw):
        return None
    if line and '"' not in line:  # most are, and this is far quicker
        return line.split(",")
    if _LINE.fullmatch(line):
        return next(csv.reader([line], strict=True), [])
    zh = '引号不成对，或单元格内有换行；一行须是一条记录，引号写作 ""'
    en = 'quotes do not match, or a line break inside a cell; one line is one record, a quote is written ""'
    raw.report("quoting", number, zh, en)
    return None


def _fits(line: str, number: int, raw: RawTable) -> bool:
    """Whether a long line may be split: it is not endless, and no cell of it is longer than a spreadsheet takes."""
    if len(line) <= _LONGEST_LINE and max(map(len, _CELLS.findall(line))) <= _LONGEST_CELL:
        return True
    zh = f"此行 {len(line)} 字，一格至多 {_LONGEST_CELL} 字；是否漏了逗号、引号或换行"
    raw.report("long-cell", number, zh, f"{len(line)} characters, at most {_LONGEST_CELL} to a cell: a comma missing?")
    return False


def _header_fits(header: list[str], raw: RawTable) -> bool:
    expected = raw.table.columns
    if header == expected:
        return True
    if len(header) == 1 and re.search("[;\t]", header[0]):
        raw.report(
            "header", 1, "不是以逗号分隔；请存为逗号分隔的 CSV", "not comma-separated; save it as comma-separated CSV"
        )
        return False
    counts = Counter(header)
    unknown = [name for name in counts if name not in expected]
    _report_columns(unknown, "未知的列；描述文件中没有", "unknown column; the descriptor has none such", raw)
    _report_columns([name for name in expected if name not in counts], "缺少此列", "this column is missing", raw)
    repeated = sorted(name for name, count in counts.items() if count > 1)
    _report_columns(repeated, "列名重复", "this column appears twice", raw)
    if sorted(header) == sorted(expected):
        raw.report("header", 1, f"列序应为 {','.join(expected)}", f"the order of columns is {','.join(expected)}")
    return False


def _report_columns(names: list[str], zh: str, en: str, raw: RawTable) -> None:
    for name in names[:_COLUMNS_NAMED]:
        raw.report("header", 1, zh, en, flat(name))
    if (rest := len(names) - _COLUMNS_NAMED) > 0:
        raw.report("header", 1, f"另有 {rest} 列：{zh}", f"{rest} columns more: {en}")


def _row_fits(cells: list[str], number: int, raw: RawTable) -> bool:
    wanted = len(raw.table.fields)
    if not any(cell.strip() for cell in cells):
        raw.report("ragged", number, "空行；请删去", "a blank line; delete it")
    elif len(cells) != wanted:
        zh = f"有 {len(cells)} 格，应有 {wanted} 格；请检查逗号与引号"
        raw.report("ragged", number, zh, f"{len(cells)} cells instead of {wanted}; check commas and quotes")
    else:
        return True
    return False
