"""Sentences made from the data: the headline of a comparison, its subtitle, sources and notes."""

from collections.abc import Iterable, Sequence

import pandas as pd

from dashboard import theme
from dashboard.figures.records import Row, group_frame, records
from dashboard.figures.target_values import value_text
from dashboard.figures.text_metrics import text_width
from dashboard.i18n.words import Unit, Words

VALUES_IN_HEADLINE = 5  # with more numbers than these the sentence only says who gives numbers
TWO_LINES = 2075  # pixels, as `text_width` estimates them, that two lines of a headline hold on a laptop
FULL, BRIEF, NAMES = "full", "brief", "names"  # numbers with units; numbers alone; only who gives numbers


def comparison_headline(
    drawn: pd.DataFrame, silences: pd.DataFrame, plans: pd.DataFrame, indicator: Row, words: Words
) -> str:
    """Who gives a number, and what the others do, in plan order within each group; nothing is ranked.

    A sentence longer than two lines leaves out units, which stand under it, after them the numbers, and at last what
    the others do.
    """
    promised = drawn[drawn["kind"] != "tally"]
    tallied = set(drawn["plan_id"]) - set(promised["plan_id"])
    clauses = [group_clause("headline.tally", region_names(plans, tallied, words), words)] if tallied else []
    for status in dict.fromkeys(silences["status"].astype(str)):
        silent = set(silences.loc[silences["status"].astype(str) == status, "plan_id"])
        clauses.append(group_clause(f"headline.{status}", region_names(plans, silent, words), words))
    sentence = ""
    for detail in (FULL, BRIEF, NAMES) if len(promised) <= VALUES_IN_HEADLINE else (NAMES,):
        sentence = joined_clauses([numbers_clause(promised, plans, indicator, words, detail), *clauses], words)
        if text_width(sentence, theme.HEADLINE) <= TWO_LINES:
            return sentence
    others = len(plans) - promised["plan_id"].nunique()
    rest = [words.text("headline.others", count=others)] if others else []
    return joined_clauses([numbers_clause(promised, plans, indicator, words, NAMES), *rest], words)


def joined_clauses(clauses: list[str], words: Words) -> str:
    """Clauses as one sentence."""
    sentence = words.text("headline.separator").join(clauses)
    return words.text("headline.sentence", sentence=sentence[:1].upper() + sentence[1:])


def numbers_clause(
    promised: pd.DataFrame, plans: pd.DataFrame, indicator: Row, words: Words, detail: str = FULL
) -> str:
    """The first clause: who gives numbers for the indicator. detail: FULL, BRIEF or NAMES."""
    name = words.data(indicator, "name")
    if promised.empty:
        return words.text("headline.no_numbers", indicator=name)
    names, by_plan = [], group_frame(promised, "plan_id")
    for plan in (plan for plan in records(plans) if plan["plan_id"] in by_plan):
        region = words.data(plan, "region")
        values = values_and_years(by_plan[plan["plan_id"]], words, detail)
        names.append(region if detail == NAMES else words.text("headline.region_values", region=region, values=values))
    worded = all(words.unit(row).wording for row in records(promised))
    key = "headline.wordings" if worded else "headline.numbers"
    key = "headline.values" if detail == BRIEF else key
    return words.text(key, count=len(names), regions=words.join(names), indicator=name)


def values_and_years(rows: Sequence[Row], words: Words, detail: str = FULL) -> str:
    """A plan's numbers with their years; a year that all of them share stands once. Of undated ones no year is said."""
    if any(isinstance(row.get("milestone_of"), str) for row in rows):
        rows = sorted(rows, key=lambda row: str(row["due_year"]))
    years = ["" if row["due_basis"] == "undated" else words.year(row) for row in rows]
    values = [short_value(row, words, detail) for row in rows]
    if len(set(years)) > 1:
        dated = zip(values, years, strict=True)
        return words.join([words.text("headline.dated", value=v, year=y) if y else v for v, y in dated])
    joined = words.join(values)
    return words.text("headline.values_year", values=joined, year=years[0]) if years[0] else joined


def short_value(row: Row, words: Words, detail: str = FULL) -> str:
    """A number in the headline; what is only striven for says so. A sign such as % is part of the number."""
    unit = words.unit(row)
    if detail == BRIEF and unit.label[:1].isalpha():
        unit = Unit("", "", unit.wording)
    value = words.value(row["value_low"], row["value_high"], row["operator"], unit)
    return words.text("headline.aspirational", value=value) if row["commitment"] == "aspirational" else value


def every_plan(count: int, words: Words) -> str:
    """All of so many plans: both plans, all 5 plans."""
    return words.text("plans.both") if count == 2 else words.text("plans.all", count=count)


def group_clause(key: str, names: list[str], words: Words) -> str:
    """What a group of plans does instead of giving a number."""
    return words.text(key, count=len(names), regions=words.join(names))


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
