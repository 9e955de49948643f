"""Indicators of one plan that a second plan joins: the careful verdict, and what the other plans say of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.proposals.closed_lists import unsearched_indicators
from etl.proposals.model import Workpiece
from etl.proposals.sentences import Pair, amount, lower
from etl.reading.clauses import Clause
from etl.reading.model import Corpus
from etl.reading.passages import Passages, Span
from etl.reading.silences import Silence, silences
from etl.table_files import Row

_REASON = (
    "同名同单位；各文件的对象、分母与统计口径尚未逐一对照，故分开列出，不同轴。",
    "Same name and unit; object, denominator and way of counting have not been compared text by text: shown apart.",
)


def leave_unsearched(work: Workpiece) -> None:
    """Take back the proposal of indicators that only a search of the other plans' texts lets this plan join."""
    alone = unsearched_indicators(work)
    for row in work.tables["targets"]:
        if row["indicator_id"] in alone:
            rule = f"{row['indicator_id']} may be the same; joining it needs the texts of the other plans (--sources)"
            note = {"table": "targets", "row": row["target_id"], "field": "indicator_id", "rule": rule}
            work.tables["draft_notes"].append({**note, "confidence": "check"})
            row["indicator_id"] = ""


def join(work: Workpiece) -> None:
    """Offer for each `single` indicator that this plan shares with another one: `related`, why, and what differs; and
    a row of silence for each plan without a target, where its text is at hand."""
    mine = {row["indicator_id"] for row in work.tables["targets"] if promises(row)}
    known = {row["indicator_id"]: row for row in work.register["indicators"]}
    shared = [name for name in known if name in mine and _promises_of(work, name)]
    for name in shared:
        if known[name]["comparability"] == "single":
            _offer_verdict(work, known[name])
            _offer_silences(work, name)
    _forget_others(work, mine)


def promises(row: Row) -> bool:
    """Whether a row of `targets` promises something for the first time."""
    return not row["restates"] and row["kind"] != "tally"


def _promises_of(work: Workpiece, name: str) -> list[Row]:
    """Promises of an indicator in other plans."""
    plan_id = work.plan["plan_id"]
    rows = work.register["targets"]
    return [row for row in rows if row["indicator_id"] == name and row["plan_id"] != plan_id and promises(row)]


def _offer_verdict(work: Workpiece, known: Row) -> None:
    rows = {row["indicator_id"]: row for row in work.tables["indicators"]}
    name = known["indicator_id"]
    if name not in rows:
        rows[name] = dict(known) | {"comparability": ""}
        work.tables["indicators"].append(rows[name])
    row, rule = rows[name], "made of what the rows say; read it against the texts"
    work.offer("indicators", row, "comparability", "related", "the careful verdict until somebody has compared")
    zh, en = difference(work, name)
    for column, words in (("reason_zh", _REASON[0]), ("reason_en", _REASON[1])):
        work.offer("indicators", row, column, words, rule)
    work.offer("indicators", row, "difference_zh", zh, rule)
    work.offer("indicators", row, "difference_en", en, rule)


def difference(work: Workpiece, name: str) -> Pair:
    """What each plan promises of an indicator, with its year and tier, side by side."""
    promises_of_plan = [row for row in work.tables["targets"] if row["indicator_id"] == name and promises(row)]
    units, plans, regions = work.by_id("units"), work.by_id("plans"), work.by_id("regions")
    zh, en = [], []
    for row in [*_promises_of(work, name), *promises_of_plan]:
        place = regions.get(plans[row["plan_id"]]["region_id"], {})
        said = amount(row, units.get(row["unit_id"], {}))
        year = row["due_year"] or "", row["due_year"] or ""
        zh.append(f"{place.get('name_zh', '')}：{row['scope_zh']}，{said[0]}" + (f"，{year[0]} 年" if year[0] else ""))
        english = f"{place.get('name_en', '')}: {lower(row['scope_en'])}, {said[1]}" if row["scope_en"] else ""
        en.append(english + (f", {year[1]}" if year[1] and english else ""))
    return "；".join(zh) + "。", "; ".join(en) + "." if all(en) else ""


def _offer_silences(work: Workpiece, name: str) -> None:
    """What plans without a target of an indicator say of it, by its terms in their texts."""
    recorded = {row["plan_id"] for row in work.rows("silences") if row["indicator_id"] == name}
    promising = {row["plan_id"] for row in _promises_of(work, name)} | {work.plan["plan_id"]}
    for plan in work.register["plans"]:
        if plan["plan_id"] not in recorded | promising and plan["plan_id"] in work.texts:
            row = _search(work, name, plan["plan_id"])
            work.tables["silences"].append(row)
            rule = f"searched in {plan['plan_id']}: {row['terms_searched']}"
            note = {"table": "silences", "row": name, "field": "", "rule": rule, "confidence": "check"}
            work.tables["draft_notes"].append(note)


def _search(work: Workpiece, name: str, plan_id: str) -> Row:
    text = work.texts[plan_id]
    clauses = [row for row in work.register["measures"] if row["plan_id"] == plan_id]
    ids = {int(row["start"]): row["measure_id"] for row in clauses}
    spans = [clause_of(row) for row in clauses]
    indicator = next(row for row in work.register["indicators"] if row["indicator_id"] == name)
    corpus = Corpus(indicators=[indicator | {"comparability": "related"}], silences=work.register["silences"])
    absence = next(silences(Passages(text), spans, corpus, set()))
    return silence_row(work, absence, plan_id, text, ids[absence.clause.start] if absence.clause else "")


def clause_of(row: Row) -> Clause:
    """A row of `measures` as the clause that it was read from."""
    start, end = int(row["start"]), int(row["end"])
    return Clause(row["clause"], row["part"], start, end, Span(start, start))


def silence_row(work: Workpiece, absence: Silence, plan_id: str, text: str, measure_id: str) -> Row:
    """A row of `silences`."""
    row = dict.fromkeys(work.columns["silences"], "")
    row |= {"plan_id": plan_id, "indicator_id": absence.indicator_id, "status": absence.status}
    row |= {"terms_searched": " ".join(absence.terms), "measure_id": measure_id}
    if absence.quote:
        start, end = absence.quote
        row |= {"quote": text[start:end], "quote_start": str(start), "quote_end": str(end)}
    return row


def _forget_others(work: Workpiece, mine: set[str]) -> None:
    """Drop verdicts and silences that the draft brought for indicators which its plan no longer has a target of."""
    plan_id = work.plan["plan_id"]
    known = {row["indicator_id"] for row in work.register["indicators"]}
    work.tables["silences"] = [
        row for row in work.tables["silences"] if row["plan_id"] == plan_id or row["indicator_id"] in mine
    ]
    used = {row["indicator_id"] for row in work.tables["targets"]}
    work.tables["indicators"] = [
        row
        for row in work.tables["indicators"]
        if row["indicator_id"] in (mine if row["indicator_id"] in known else used)
    ]


def unexplained_silences(work: Workpiece) -> Iterator[tuple[Row, Sequence[str]]]:
    """Silences said to be none while a term that was searched stands in the text, with those terms."""
    for row in work.tables["silences"]:
        text = work.text if row["plan_id"] == work.plan["plan_id"] else work.texts.get(row["plan_id"], "")
        terms = [term for term in row["terms_searched"].split() if term in text]
        if row["status"] == "not_mentioned" and terms and not row["note_zh"]:
            yield row, terms
