"""What a visitor's text is read against, and the names of it that the reading component shows: closed lists, units,
indicators with definition and verdict, and labels. Public, and shared by all sessions."""

from typing import Any

from dashboard.database import frame_cache
from dashboard.database.queries.reading_corpus import TABLES
from dashboard.desk.drafting import Corpus, general_units
from dashboard.figures.records import records
from dashboard.i18n.words import Words

TARGET_LISTS = ("operator", "due_basis", "time_basis", "tier", "kind", "commitment")
LABELS = (
    "accept", "accept_sure", "accepted", "add", "cancel", "check", "commitment", "corrected", "decide_indicators",
    "done_indicators", "done_proposed", "drop", "drop_now", "dropped", "due_year", "edit", "field", "fields",
    "filter", "filter_all", "filter_dropped", "filter_indicators", "filter_proposed", "indicator", "indicator_open",
    "indicators_open", "join", "kind", "more", "next", "no_unit", "no_words", "none_here", "note", "note_help",
    "only_mine", "only_mine_why", "operator", "other_indicator", "panel_label", "place", "previous", "progress",
    "proposed", "reading", "same_unit", "save", "scope_zh", "select_first", "split", "take_words", "text_label",
    "tier", "time_basis", "tools_help", "undo", "unit_en", "unit_help", "unit_id", "unit_new", "unit_new_id",
    "unit_zh", "unsure", "value", "value_high", "value_low", "why", "why_drop", "words", "words_help",
)  # fmt: skip


def reading_corpus() -> Corpus:
    """The tables of the present build. Raises NoDatabaseError without one."""
    return frame_cache.cached_drawing(
        ("reading corpus",),
        lambda: Corpus(**{name: records(frame_cache.frame("reading_corpus", table=name)) for name in TABLES}),
    )


def reading_labels(words: Words) -> dict[str, str]:
    """Labels by their names; {placeholders} are filled in the browser."""
    return {name: words.text(f"reading.{name}") for name in LABELS}


def reading_lists(words: Words) -> dict[str, Any]:
    """lang, the names of codes by list, and indicators: name, definition, verdict on comparing them, what differs."""
    return frame_cache.cached_drawing(("reading lists", words.lang), lambda: _lists(words))


def _lists(words: Words) -> dict[str, Any]:
    lists: dict[str, Any] = {name: codes(f"targets.{name}", words) for name in TARGET_LISTS}
    lists["reason"] = codes("numerals.reason", words)
    lists["lang"] = words.lang
    corpus = reading_corpus()
    lists["unit"] = {row["unit_id"]: words.data(row, "name") for row in (*general_units(), *corpus.units)}
    verdicts = codes("indicators.comparability", words)
    lists["indicator"] = {
        row["indicator_id"]: {
            "name": words.data(row, "name"),
            "definition": words.data(row, "definition"),
            "verdict": verdicts.get(row["comparability"], ""),
            "difference": words.data(row, "difference"),
        }
        for row in corpus.indicators
    }
    return lists


def codes(field: str, words: Words) -> dict[str, str]:
    """Names of the codes of a closed field, as `plans.genre`, in their order."""
    frame = frame_cache.frame("codes")
    return {str(row["code"]): words.data(row, "name") for row in records(frame[frame["field"] == field])}
