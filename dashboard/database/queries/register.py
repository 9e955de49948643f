"""Tidy frames of the database. Every function names its rows and columns; parameters go in as parameters."""

from pathlib import Path

import pandas as pd

from dashboard.database import connection
from dashboard.database.queries.sql import SqlWithValues, frame_query, sql_query

# Closed fields of a target, each joined to its name in both languages as <field>_name_zh, <field>_name_en.
CODED = ("operator", "due_basis", "time_basis", "quantity_type", "tier", "kind", "commitment")
_NAMES = ", ".join(f"c_{f}.name_zh AS {f}_name_zh, c_{f}.name_en AS {f}_name_en" for f in CODED)
_JOINS = " ".join(
    f"LEFT JOIN codes c_{f} ON c_{f}.field = 'targets.{f}' AND c_{f}.code = CAST(t.{f} AS VARCHAR)" for f in CODED
)
_PLANS = """
    SELECT p.*, r.name_zh AS region_zh, r.name_en AS region_en, r.level, r.admin_code, r.population_2020,
        r.population_source AS population_source_zh, r.population_source_en,
        l.name_zh AS level_name_zh, l.name_en AS level_name_en, g.name_zh AS genre_name_zh, g.name_en AS genre_name_en,
        d.name_zh AS coding_name_zh, d.name_en AS coding_name_en
    FROM plans p JOIN regions r USING (region_id)
    LEFT JOIN codes l ON l.field = 'regions.level' AND l.code = CAST(r.level AS VARCHAR)
    LEFT JOIN codes g ON g.field = 'plans.genre' AND g.code = CAST(p.genre AS VARCHAR)
    LEFT JOIN codes d ON d.field = 'plans.coding' AND d.code = CAST(p.coding AS VARCHAR)"""
_TARGETS = f"""
    SELECT t.*, u.name_zh AS unit_name_zh, u.name_en AS unit_name_en, u.label_zh AS unit_label_zh,
        u.label_en AS unit_label_en, u.label_one_en AS unit_one_en,
        i.name_zh AS indicator_zh, i.name_en AS indicator_en, m.clause, m.part, n.numerals, {_NAMES}
    FROM targets t JOIN units u USING (unit_id) JOIN indicators i ON i.indicator_id = t.indicator_id
    JOIN measures m USING (measure_id) JOIN plans p ON p.plan_id = t.plan_id
    LEFT JOIN (
        SELECT n.target_id, string_agg(n.start - q.quote_start || '-' || n."end" - q.quote_start, ' '
            ORDER BY n.start) AS numerals
        FROM numerals n JOIN targets q USING (target_id) GROUP BY n.target_id) n ON n.target_id = t.target_id
    {_JOINS}"""
_ORDER = " ORDER BY p.first_year, p.plan_id, t.quote_start, t.target_id"


@sql_query
def build_info() -> str:
    """One row: data_version, built_at, content_hash."""
    return "SELECT * FROM build_info"


@frame_query
def corpus(file: Path | None = None) -> pd.DataFrame:
    """One row on the corpus: corpus_id, title_zh/en, description_zh/en, subject_zh/en, keywords_zh/en, authors_zh/en.

    Empty for a database of an older version, which pages meet until the build that replaces it.
    """
    there = connection.read("SELECT 1 FROM duckdb_tables() WHERE table_name = 'corpus'", file=file)
    return connection.read("SELECT * FROM corpus", file=file) if len(there) else there


@sql_query
def codes() -> str:
    """A row per value of a closed field: field (table.column), code, position, name_zh/en, rule_zh/en."""
    return "SELECT * FROM codes ORDER BY field, position"


@sql_query
def plans() -> str:
    """A row per plan in the one fixed order (first_year, plan_id): plans.*, region_zh/en, level, population_2020,
    population_source_zh/en, level_name_zh/en, genre_name_zh/en, coding_name_zh/en."""
    return f"{_PLANS} ORDER BY p.first_year, p.plan_id"


@sql_query
def plan_ids() -> str:
    """The code of every plan, in plan order: plan_id."""
    return "SELECT plan_id FROM plans ORDER BY first_year, plan_id"


@sql_query
def plans_named(text: str, limit: int) -> SqlWithValues:
    """Plans whose place, title or code contains a text, as many as `limit`, in plan order: as `plans`."""
    words = "concat_ws(' ', r.name_zh, r.name_en, p.title_zh, p.title_en, p.plan_id)"
    return f"{_PLANS} WHERE contains(lower({words}), lower(?)) ORDER BY p.first_year, p.plan_id LIMIT ?", [text, limit]


@sql_query
def indicators() -> str:
    """A row per indicator, comparable ones first (direct, adjusted, related, single), then by theme and name.

    indicators.*, theme_zh/en, unit_name_zh/en, unit_label_zh/en, unit_one_en, value_min, value_max (NaN: unbounded).
    """
    return """SELECT i.*, h.name_zh AS theme_zh, h.name_en AS theme_en, u.name_zh AS unit_name_zh,
            u.name_en AS unit_name_en, u.label_zh AS unit_label_zh, u.label_en AS unit_label_en,
            u.label_one_en AS unit_one_en, u.value_min, u.value_max,
            c.name_zh AS comparability_name_zh, c.name_en AS comparability_name_en
        FROM indicators i JOIN themes h USING (theme_id) JOIN units u USING (unit_id)
        LEFT JOIN codes c ON c.field = 'indicators.comparability' AND c.code = CAST(i.comparability AS VARCHAR)
        ORDER BY list_position(['direct', 'adjusted', 'related', 'single'], CAST(i.comparability AS VARCHAR)),
            i.theme_id, i.indicator_id"""


@sql_query
def themes() -> str:
    """A row per theme in the order of the table: theme_id, name_zh/en, rule_zh/en."""
    return "SELECT * FROM themes ORDER BY rowid"


@sql_query
def targets(indicator_id: str | None = None) -> SqlWithValues:
    """A row per target, in plan order and then in order of the text; of one indicator or of all.

    targets.*, indicator_zh/en, unit_name_zh/en, unit_label_zh/en, unit_one_en, clause, part, <coded field>_name_zh/en
    for each field of CODED, and numerals: where the number stands in the quote, as "start-end start-end" from its first
    character, or NaN.
    """
    condition, parameters = ("", []) if indicator_id is None else (" WHERE t.indicator_id = ?", [indicator_id])
    return _TARGETS + condition + _ORDER, parameters


@sql_query
def target(target_id: str) -> SqlWithValues:
    """The row of one target and those that restate it, as in `targets`; empty for an unknown one."""
    condition = " WHERE t.target_id = ? OR t.restates = ?"
    return _TARGETS + condition + _ORDER, [target_id, target_id]


@sql_query
def silences(indicator_id: str | None = None) -> SqlWithValues:
    """A row per plan without a target of an indicator: silences.*, indicator_zh/en, clause (NaN unless
    vague), status_name_zh/en, coding (of the plan)."""
    condition, parameters = ("", []) if indicator_id is None else ("WHERE s.indicator_id = ?", [indicator_id])
    return (
        f"""SELECT s.*, m.clause, p.coding, c.name_zh AS status_name_zh, c.name_en AS status_name_en,
            i.name_zh AS indicator_zh, i.name_en AS indicator_en
        FROM silences s JOIN plans p USING (plan_id) JOIN indicators i USING (indicator_id)
        LEFT JOIN measures m USING (measure_id)
        LEFT JOIN codes c ON c.field = 'silences.status' AND c.code = CAST(s.status AS VARCHAR)
        {condition} ORDER BY p.first_year, p.plan_id, s.indicator_id""",
        parameters,
    )
