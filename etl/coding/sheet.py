"""`python -m etl sheet`: a draft as a workbook, blank for a second coder or filled for the person who corrects it."""

from __future__ import annotations

from pathlib import Path

from etl.coding.layout import BLANK, OF_REGISTER, QUESTIONS, closed_lists, filled_sheets
from etl.coding.rows import blank_rows, draft_rows, question_rows
from etl.coding.workbook import About, workbook
from etl.draft_files import workpiece
from etl.environment import reason
from etl.problems import EtlError
from etl.proposals.questions import questions_and_proposals
from etl.schema import Schema, load_schema
from etl.table_files import Tables, read_rows

_HERE = Path(__file__).parent


def write_sheet(draft: Path, out: Path, data: Path, *, filled: bool = False) -> dict[str, int]:
    """Write the workbook of a draft folder; returns the number of rows by sheet. Raises EtlError."""
    if out.suffix.lower() != ".xlsx":
        raise EtlError(f"{out} 应以 .xlsx 结尾", f"{out} should end in .xlsx")
    if out.exists():
        raise EtlError(f"{out} 已经存在，未写入", f"{out} is there already, nothing written")
    schema = load_schema(data / "datapackage.json")
    content, counts = sheet_content(*read_draft(draft, schema), data, filled=filled)
    try:
        out.write_bytes(content)
    except OSError as error:
        zh, en = reason(error)
        raise EtlError(f"工作簿写不了：{zh}", f"the workbook cannot be written: {en}") from error
    return counts


def sheet_content(tables: Tables, text: str, data: Path, *, filled: bool = False) -> tuple[bytes, dict[str, int]]:
    """The workbook of a draft, and the number of rows by sheet. tables: all of the descriptor, and `draft_notes`.
    Raises EtlError."""
    schema = load_schema(data / "datapackage.json")
    register = {table.name: read_rows(data / table.path) for table in schema.tables}
    rows = draft_rows(text, tables, register) if filled else blank_rows(text, tables, register)
    for name in OF_REGISTER:
        register[name] = register[name] + tables[name]
    sheets = (QUESTIONS, *filled_sheets(schema)) if filled else BLANK
    if filled:
        work = workpiece(tables, text, data, schema, None)
        rows["questions"] = question_rows(questions_and_proposals(work), tables, schema)
    content = workbook(schema, sheets, rows, closed_lists(schema, register), _about(tables, schema, filled))
    return content, {sheet.table: len(rows.get(sheet.table, [])) for sheet in sheets}


def read_draft(folder: Path, schema: Schema) -> tuple[Tables, str]:
    """The tables of a draft folder, its notes among them, and the text. Raises EtlError where it is no draft."""
    tables = {table.name: read_rows(folder / table.path) for table in schema.tables}
    tables["draft_notes"] = read_rows(folder / "draft_notes.csv")
    plans = [row["plan_id"] for row in tables["plans"]]
    if len(plans) != 1 or not tables["measures"] or not (folder / f"{plans[0]}.txt").is_file():
        zh, en = "不是草稿文件夹（一份规划、条款、文本）", "is no draft: one plan, its clauses and its text"
        raise EtlError(f"{folder} {zh}", f"{folder} {en}")
    with (folder / f"{plans[0]}.txt").open(encoding="utf-8", newline="") as file:
        return tables, file.read()


def _about(tables: Tables, schema: Schema, filled: bool) -> About:
    plan = tables["plans"][0]
    facts = {key: plan[key] for key in ("plan_id", "title_zh", "source_sha256", "source_chars")}
    kind = "draft" if filled else "blank"
    lines = (_HERE / f"{kind}_workbook.txt").read_text(encoding="utf-8").splitlines()
    return About({**facts, "data_version": schema.version, "kind": kind}, lines)
