"""`python -m etl fill`: a filled workbook goes back into the tables of its draft; places follow from the words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from etl.coding.answers import check_answers, check_places, propose_anew
from etl.coding.comparison import free_id
from etl.coding.counting import cells_changed
from etl.coding.edits import add_target, claim_numerals, drop_target, prune_evidence
from etl.coding.layout import filled_sheets
from etl.coding.model import check_codes
from etl.coding.sheet import read_draft
from etl.coding.words import evidence_place, nearest
from etl.coding.workbook_reader import FilledWorkbook, read_workbook
from etl.draft_files import workpiece
from etl.problems import EtlError, Problem
from etl.proposals.questions import Question
from etl.reading.columns import COLUMNS
from etl.reading.passages import Span
from etl.schema import load_schema
from etl.table_files import Row, Tables, csv_text, put_files, read_rows

_KEYS = {
    "plans": ("plan_id",), "plan_facts": ("fact",), "measures": ("measure_id",), "regions": ("region_id",),
    "measure_bodies": ("measure_id", "position"), "silences": ("plan_id", "indicator_id"), "units": ("unit_id",),
    "bodies": ("body_id",), "indicators": ("indicator_id",), "overrides": ("row_id", "field"),
}  # fmt: skip
_QUOTING = ("plan_facts", "silences")


@dataclass
class Filled:
    """What came of it: rows by table, cells that changed, what is still asked, and problems, with which nothing is
    written."""

    rows: dict[str, int] = field(default_factory=dict)
    changed: int = 0
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def fill(draft: Path, path: Path, data: Path, sources: Path | None = None) -> Filled:
    """Put a filled workbook into its draft folder, all tables or none, and propose anew what follows from it; `sources`
    has the texts of other plans. Raises EtlError."""
    schema = load_schema(data / "datapackage.json")
    tables, text = read_draft(draft, schema)
    book = read_workbook(path)
    plan = tables["plans"][0]
    if (book.facts.get("kind"), book.facts.get("source_sha256")) != ("draft", plan["source_sha256"]):
        zh, en = "不是这份草稿的工作簿（etl sheet --filled）", "is no workbook of this draft (etl sheet --filled)"
        raise EtlError(f"{path.name} {zh}", f"{path.name} {en}")
    check_codes(book, schema)
    check_answers(book, read_rows(data / "glossary.csv"))
    check_places(book, schema, tables, read_rows(data / "regions.csv"))
    before = {name: [dict(row) for row in rows] for name, rows in tables.items()}
    shown = {sheet.table: sheet.filled for sheet in filled_sheets(schema)}
    _Draft(book, tables, text, shown).take()
    outcome = Filled(problems=book.problems)
    if not outcome.problems:
        outcome.questions = propose_anew(tables, before, book, workpiece(tables, text, data, schema, sources))
        outcome.changed = sum(cells_changed(before[name], tables[name]) for name in before if name != "draft_notes")
        written = [table for table in schema.tables if tables[table.name] or (draft / table.path).exists()]
        files = {table.path: csv_text(table.columns, tables[table.name]) for table in written}
        files["draft_notes.csv"] = csv_text(COLUMNS["draft_notes"], tables["draft_notes"])
        put_files(draft, files)
        outcome.rows = {table.name: len(tables[table.name]) for table in written}
    return outcome


@dataclass
class _Draft:
    """The tables of a draft while the sheets of a workbook are put into them."""

    book: FilledWorkbook
    tables: Tables
    text: str
    shown: dict[str, tuple[str, ...]]

    def take(self) -> None:
        for name, key in _KEYS.items():
            if name in self.book.tables:
                self._take_rows(name, key)
        self._take_numerals()
        self._take_targets()
        self._take_evidence()
        prune_evidence(self.tables)

    def _take_rows(self, name: str, key: tuple[str, ...]) -> None:
        """Rows as the sheet has them; what it does not show stays. A clause cannot be added: it has no place."""
        old = {tuple(row[column] for column in key): row for row in self.tables[name]}
        rows = []
        for row in self.book.tables[name]:
            known = old.get(tuple(row.get(column, "") for column in key), {})
            if name == "measures" and not known:
                self._report(name, row, "measure_id", "草稿中没有这一条款", "the draft has no such clause")
                continue
            rows.append({**known, **self._cells(name, row)})
            if name in _QUOTING and rows[-1]["quote"] != known.get("quote", ""):
                self._place_quote(name, row, rows[-1])
        self.tables[name] = rows
        if name == "measure_bodies":
            clauses = {row["measure_id"] for row in self.tables["measures"]}
            self.tables[name] = [row for row in rows if row["measure_id"] in clauses]

    def _place_quote(self, name: str, row: Row, cells: Row) -> None:
        within = self._clause(cells.get("measure_id", ""))
        place = nearest(self.text, cells["quote"], within, within.start)
        if cells["quote"] and place is None:
            self._misquoted(name, row)
        cells["quote"] = self.text[place.start : place.end] if place else ""
        cells["quote_start"], cells["quote_end"] = map(str, place) if place else ("", "")

    def _take_numerals(self) -> None:
        rows = {row["start"]: row for row in self.tables["numerals"]}
        for row in self.book.tables.get("numerals", []):
            if row["start"] in rows:
                rows[row["start"]].update(target_id=row.get("target_id", ""), reason=row.get("reason", ""))

    def _take_targets(self) -> None:
        listed = self.book.tables["targets"]
        old = {row["target_id"]: row for row in self.tables["targets"]}
        for target_id in old.keys() - {row.get("target_id", "") for row in listed}:
            drop_target(self.tables, target_id)
        for row in listed:
            known = old.get(row.get("target_id", ""))
            cells = self._cells("targets", row)
            if known is None:
                self._add(row, cells)
                continue
            moved = known["quote"] != cells["quote"]
            known |= cells
            place = self._place_of(row, known, int(known["quote_start"])) if moved else None
            if place:
                known |= {"quote": self.text[place.start : place.end]}
                known |= {"quote_start": str(place.start), "quote_end": str(place.end)}
            claim_numerals(self.tables, known)

    def _add(self, row: Row, cells: Row) -> None:
        """A row that the draft has not: its place is that of its quote in its clause."""
        taken = {item["target_id"] for item in self.tables["targets"]}
        cells["plan_id"] = self.tables["plans"][0]["plan_id"]
        cells["target_id"] = cells["target_id"] or free_id(cells["measure_id"], taken)
        place = self._place_of(row, cells, int(row.get("sentence_start") or 0))
        if place:
            cells["quote"] = self.text[place.start : place.end]
            add_target(self.tables, cells, place)

    def _place_of(self, row: Row, cells: Row, near: int) -> Span | None:
        clause = self._clause(cells["measure_id"])
        place = nearest(self.text, cells["quote"], clause, near or clause.start)
        if place is None:
            self._misquoted("targets", row)
        return place

    def _take_evidence(self) -> None:
        """Words as the sheet has them; those of quantities added just now stay."""
        listed = self.book.tables.get("target_evidence", [])
        targets = {row["target_id"]: row for row in self.tables["targets"]}
        old: defaultdict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for row in self.tables["target_evidence"]:
            old[row["target_id"], row["field"], "".join(row["quote"].split())].append(row)
        evidence = []
        for row in listed:
            key = (row.get("target_id", ""), row.get("field", ""), "".join(row.get("quote", "").split()))
            if old[key]:
                evidence.append(old[key].pop(0))
            elif key[0] in targets:
                evidence += self._evidence(row, targets[key[0]])
        known = {row["target_id"] for row in listed}
        evidence += [row for row in self.tables["target_evidence"] if row["target_id"] not in known]
        self.tables["target_evidence"] = evidence

    def _evidence(self, row: Row, target: Row) -> list[Row]:
        quote = Span(int(target["quote_start"]), int(target["quote_end"]))
        place = evidence_place(self.text, row["quote"], self._clause(target["measure_id"]), quote)
        if place is None:
            self._misquoted("target_evidence", row)
            return []
        cells = {"target_id": row["target_id"], "field": row["field"], "quote": self.text[place.start : place.end]}
        return [{**cells, "start": str(place.start), "end": str(place.end)}]

    def _clause(self, measure_id: str) -> Span:
        """The span of a clause; the whole text where there is none."""
        clause = next((row for row in self.tables["measures"] if row["measure_id"] == measure_id), None)
        return Span(int(clause["start"]), int(clause["end"])) if clause else Span(0, len(self.text))

    def _cells(self, name: str, row: Row) -> Row:
        return {column: " ".join(row.get(column, "").splitlines()) for column in self.shown[name]}

    def _misquoted(self, name: str, row: Row) -> None:
        words = row.get("quote", "")
        zh, en = f"条款中没有这些词：{words}", f"the clause does not hold these words: {words}"
        self._report(name, row, "quote", zh, en)

    def _report(self, name: str, row: Row, column: str, zh: str, en: str) -> None:
        self.book.problems.append(self.book.problem("fill", name, row, column, zh, en))
