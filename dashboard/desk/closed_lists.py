"""Closed lists of the columns that a reader can decide, as the descriptor of the data has them."""

from etl.reading.ledger import REASONS

LISTS: dict[str, tuple[str, ...]] = {
    "operator": ("at_least", "more_than", "at_most", "less_than", "about", "nearly", "exactly", "range"),
    "due_basis": ("stated", "plan_year", "undated"),
    "time_basis": ("by_year", "in_year", "per_year", "standing", "over_period"),
    "quantity_type": ("stock", "new_stock", "increment", "flow", "rate"),
    "tier": ("national", "provincial", "municipal", "school", "none"),
    "kind": ("target", "standard", "incentive", "tally", "event"),
    "commitment": ("firm", "aspirational"),
    "reason": REASONS,
    "genre": ("work_points", "implementation_plan", "action_plan", "work_plan", "development_plan"),
    "completeness": ("complete", "truncated"),
    "attribution": ("stated", "inferred"),
    "status": ("vague", "other_form", "not_mentioned", "not_in_file", "not_issuers_task"),
}
EVIDENCE_FIELDS = ("value", "operator", "due_year", "commitment", "tier", "scope", "baseline")
EDITABLE: dict[str, tuple[str, ...]] = {
    "targets": (
        "measure_id", "indicator_id", "value_low", "value_high", "operator", "unit_id", "baseline_value",
        "baseline_year", "milestone_of", "due_year", "due_basis", "period_start", "period_end", "time_basis",
        "quantity_type", "scope_zh", "scope_en", "tier", "kind", "commitment", "restates", "nested_in", "quote_start",
        "quote_end",
    ),
    "plans": (
        "region_id", "title_zh", "title_en", "genre", "issuer_zh", "issuer_en", "document_number", "signed_on",
        "published_on", "first_year", "last_year", "completeness", "attribution", "notes_zh", "notes_en",
    ),
    "measures": ("summary_zh", "summary_en", "theme_id", "theme_2", "theme_3", "instrument_id"),
    "silences": ("status", "terms_searched"),
    "numerals": ("reason",),
}  # fmt: skip
