"""The columns of the tables that a draft writes, in the descriptor's order; its notes are its own."""

from __future__ import annotations

from functools import lru_cache

COLUMNS: dict[str, tuple[str, ...]] = {
    name: tuple(columns.split())
    for name, columns in {
        "plans": "plan_id region_id title_zh title_en genre issuer_zh issuer_en document_number signed_on published_on "
        "first_year last_year completeness attribution coding source_url accessed_on notes_zh "
        "notes_en source_sha256 source_chars",
        "plan_facts": "plan_id fact kind status statement_zh statement_en quote quote_start quote_end "
        "source_url accessed_on",
        "measures": "measure_id plan_id clause part summary_zh summary_en theme_id theme_2 theme_3 instrument_id "
        "quantification repeats repeats_extent start end note_zh note_en",
        "measure_bodies": "measure_id body_id position printed",
        "targets": "target_id plan_id measure_id indicator_id value_low value_high operator unit_id value_words_zh "
        "value_words_en baseline_value baseline_year milestone_of due_year due_basis due_words_zh due_words_en "
        "period_start period_end time_basis quantity_type scope_zh scope_en tier "
        "kind commitment suspect restates nested_in quote gloss quote_start quote_end note_zh note_en",
        "target_evidence": "target_id field start end quote",
        "numerals": "plan_id start end text target_id reason",
        "silences": "plan_id indicator_id status measure_id quote gloss quote_start quote_end terms_searched "
        "note_zh note_en",
        "draft_notes": "table row field rule confidence",
    }.items()
}
"""Tables of the data package, and `draft_notes`: why each row or field was read so, and how surely."""
KEYS = {"plans": "plan_id", "measures": "measure_id", "targets": "target_id"}
Record = dict[str, str]


def record(name: str, /, **cells: object) -> Record:
    """A row with every column of a table as text; what is not given is empty. Raises KeyError for an unknown column."""
    unknown = set(cells) - set(COLUMNS[name])
    if unknown:
        raise KeyError(f"{name}: {', '.join(sorted(unknown))}")
    return {column: written(cells.get(column)) for column in COLUMNS[name]}


@lru_cache(maxsize=1024, typed=True)
def written(value: object) -> str:
    """A cell in the plainest form of its type: numbers without needless digits, booleans in lower case."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return str(value)
