"""Sentences made from the data: the subtitle of a comparison, its sources and notes."""

from collections.abc import Iterable

import pandas as pd

from dashboard.figures.records import Row, group_frame, records
from dashboard.figures.target_values import value_text
from dashboard.i18n.words import Words


def is_truncated(plan: Row) -> bool:
    """True for a plan whose text is cut off."""
    return bool(plan["completeness"] == "truncated")


def every_plan(count: int, words: Words) -> str:
    """All of so many plans: both plans, all 5 plans."""
    return words.text("plans.both") if count == 2 else words.text("plans.all", count=count)


def region_names(plans: pd.DataFrame, plan_ids: set[str], words: Words) -> list[str]:
    """Names of regions in plan order."""
    return [words.data(row, "region") for row in records(plans) if row["plan_id"] in plan_ids]


def comparison_subtitle(plans: pd.DataFrame, indicator: Row, words: Words, total: int | None = None) -> str:
    """What, where, when, unit; the names of the plans if they are fewer than `total`."""
    is_part = total is not None and len(plans) < total
    names = words.join([words.data(row, "region") for row in records(plans)])
    return words.text(
        "subtitle.indicator",
        definition=words.data(indicator, "definition").rstrip("。."),
        plans=words.text("subtitle.some", count=len(plans), all=total, plans=names)
        if is_part
        else words.text("subtitle.all", count=len(plans)),
        years="–".join(dict.fromkeys(str(plans["first_year"].agg(end)) for end in ("min", "max"))),
        unit=words.inline(words.data(indicator, "unit_name")),
    )


def comparison_notes(targets: pd.DataFrame, indicator: Row, words: Words) -> tuple[str, ...]:
    """The verdict with its reason, the difference to keep in mind, assumed years, figures kept out of the drawing."""
    name = words.inline(words.data(indicator, "comparability_name"))
    verdict = words.text("note.verdict", verdict=name, reason=words.data(indicator, "reason")).strip()
    difference = words.data(indicator, "difference")
    notes = [verdict] + ([words.text("note.difference", difference=difference)] if difference else [])
    first = targets[targets["restates"].isna()]
    if "plan_year" in set(first["due_basis"]):
        notes.append(words.text("note.assumed_year"))
    notes += [undrawn_target_note("note.suspect", row, words) for row in records(first[first["suspect"].astype(bool)])]
    other_unit = first[(first["unit_id"] != indicator["unit_id"]) & ~first["suspect"].astype(bool)]
    return tuple(notes + [undrawn_target_note("note.other_unit", row, words) for row in records(other_unit)])


def undrawn_target_note(key: str, row: Row, words: Words) -> str:
    """A target that is not drawn, in words."""
    value = value_text(row, words, "long")
    return words.text(
        key,
        value=value,
        quote=words.quote(row),
        clause=words.cited_clauses(row["clause"]),
        scope=words.data(row, "scope"),
    )


def source_lines(targets: pd.DataFrame, silences: pd.DataFrame, plans: pd.DataFrame, words: Words) -> tuple[str, ...]:
    """A line per document: issuer, title, number, and the clauses that speak of the indicator."""
    lines, groups = [], [group_frame(frame[["plan_id", "clause"]], "plan_id") for frame in (targets, silences)]
    for plan in records(plans):
        labels = (row["clause"] for rows in groups for row in rows.get(plan["plan_id"], []))
        lines.append(source_line(plan, [clause for clause in dict.fromkeys(labels) if isinstance(clause, str)], words))
    return tuple(lines)


def document_sources(plans: pd.DataFrame | Iterable[Row], words: Words) -> tuple[str, ...]:
    """A line per document, without clauses: for a view in which every item has its own evidence."""
    return tuple(
        source_line(plan, [], words) for plan in (records(plans) if isinstance(plans, pd.DataFrame) else plans)
    )


def source_line(plan: Row, clauses: list[str], words: Words) -> str:
    """A document as it is cited; where the issuer is inferred its name in the tables says so."""
    number = plan["document_number"]
    parts = [
        words.data(plan, "issuer"),
        cited_title(plan, words),
        number if isinstance(number, str) else words.text("source.no_number"),
    ]
    parts += [words.cited_clauses(*clauses)] if clauses else []
    return words.text("source.separator").join(parts)


def cited_title(plan: Row, words: Words) -> str:
    """The official title in its marks, and in another language a gloss before it, if it has one."""
    if words.data(plan, "title") == plan["title_zh"]:
        return official_title(plan)
    return words.text("source.title", title=words.data(plan, "title"), wrapped=official_title(plan))


def web_page(row: Row, words: Words) -> str:
    """The web page that a row names as its source, with the day it was read; "" where it names none."""
    address = row.get("source_url")
    if not isinstance(address, str) or not address:
        return ""
    return words.text("source.web_page", address=address, day=words.day(row.get("accessed_on")))


def web_page_cell(row: Row, words: Words) -> str:
    """The same for a cell of a grid, where text between backticks is set as a name in no language."""
    page, address = web_page(row, words), str(row.get("source_url"))
    return page.replace(address, f"`{address}`") if page else ""


def official_title(plan: Row) -> str:
    """The official title in its marks; marks inside become single ones."""
    inner = str(plan["title_zh"]).replace("《", "〈").replace("》", "〉")
    return f"《{inner}》"
