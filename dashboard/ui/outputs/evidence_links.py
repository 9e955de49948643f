"""Where evidence leads, and which targets a plan states again. No Streamlit."""

from collections.abc import Mapping
from typing import Any

from dashboard.i18n.words import Words
from dashboard.url_state import site_map
from dashboard.url_state.urls import page_url

BETWEEN = "~"  # plan~indicator, the code of a silence
Row = dict[str, Any]
Choices = Mapping[str, str]  # of the present address; links take the shared ones along
Links = list[tuple[str, str]]  # address, label


def target_links(row: Row, words: Words, choices: Choices) -> Links:
    """Where a target's evidence leads: to this view, its indicator, its plan, and the target it restates."""
    links = _evidence_links(row, words, choices, target=row["target_id"])
    if isinstance(row["restates"], str):
        original = {"indicator": row["indicator_id"], "target": row["restates"], "lang": words.lang}
        links.append((page_url("indicator", original, choices), words.text("evidence.restates")))
    return links


def silence_links(row: Row, words: Words, choices: Choices) -> Links:
    """Where a silence's evidence leads: to this view, its indicator, its plan."""
    return _evidence_links(row, words, choices, silence=f"{row['plan_id']}{BETWEEN}{row['indicator_id']}")


def _evidence_links(row: Row, words: Words, choices: Choices, **opened: str) -> Links:
    indicator, plan = {"indicator": row["indicator_id"]}, {"plan": row["plan_id"]}
    pages = [("indicator", indicator | opened, "link"), ("indicator", indicator, "indicator"), ("plan", plan, "plan")]
    return [
        (page_url(page, {**parameters, "lang": words.lang}, choices), words.text(f"evidence.{label}"))
        for page, parameters, label in pages
        if site_map.is_page(page)
    ]


def group_restatements(rows: list[Row]) -> list[tuple[Row, list[Row]]]:
    """Each target with the rows that restate it. A restatement whose target is not among the rows stands alone."""
    known = {row["target_id"] for row in rows}
    return [
        (row, [other for other in rows if other["restates"] == row["target_id"]])
        for row in rows
        if row["restates"] not in known
    ]
