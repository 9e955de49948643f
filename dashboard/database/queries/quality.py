"""Frames of the quality page: what was read, where coders differed, every numeral, damage, checks, changes."""

from dashboard.database.queries.sql import sql_query


@sql_query
def reading() -> str:
    """A row per plan in plan order: plan_id, measures, targets, numerals, coded (items both coders coded)."""
    counts = ", ".join(
        f"(SELECT count({what}) FROM {table} x WHERE x.plan_id = p.plan_id) AS {name}"
        for name, table, what in (
            ("measures", "measures", "*"),
            ("targets", "targets", "*"),
            ("numerals", "numerals", "*"),
            ("coded", "codings", "DISTINCT item"),
        )
    )
    return f"SELECT p.plan_id, {counts} FROM plans p ORDER BY p.first_year, p.plan_id"


@sql_query
def coding_differences() -> str:
    """A row per cell on which the two coders differed: plan_id (NaN: of an indicator), item, field, first, second (NaN:
    left empty), settled_zh/en; by field, then in plan order."""
    return """SELECT c.* FROM codings c LEFT JOIN plans p USING (plan_id) WHERE c.first IS DISTINCT FROM c.second
        ORDER BY c.field, p.first_year NULLS LAST, c.plan_id, c.rowid"""


@sql_query
def agreement_by_plan() -> str:
    """A row per plan and field that both coders coded: plan_id, field, items, agreed (both left empty counts too)."""
    return """SELECT c.plan_id, c.field, count(*) AS items,
            count(*) FILTER (c.first IS NOT DISTINCT FROM c.second) AS agreed
        FROM codings c JOIN plans p USING (plan_id) GROUP BY ALL ORDER BY min(p.first_year), c.plan_id, c.field"""


@sql_query
def numerals() -> str:
    """A row per numeral of the texts, in plan order and then as they stand: numerals.*, reason_name_zh/en,
    reason_rule_zh/en (NaN: it belongs to a target), indicator_zh/en of its target."""
    return """SELECT n.*, c.name_zh AS reason_name_zh, c.name_en AS reason_name_en, c.rule_zh AS reason_rule_zh,
            c.rule_en AS reason_rule_en, i.name_zh AS indicator_zh, i.name_en AS indicator_en
        FROM numerals n JOIN plans p ON p.plan_id = n.plan_id
        LEFT JOIN codes c ON c.field = 'numerals.reason' AND c.code = CAST(n.reason AS VARCHAR)
        LEFT JOIN targets t ON t.target_id = n.target_id LEFT JOIN indicators i USING (indicator_id)
        ORDER BY p.first_year, p.plan_id, n.start"""


@sql_query
def damage() -> str:
    """A row per fact of a plan that is damaged, missing or inferred, in plan order, without texts that do not state
    their address: plan_facts.*, kind_name_zh/en, status_name_zh/en."""
    return """SELECT f.*, k.name_zh AS kind_name_zh, k.name_en AS kind_name_en,
            s.name_zh AS status_name_zh, s.name_en AS status_name_en
        FROM plan_facts f JOIN plans p USING (plan_id)
        LEFT JOIN codes k ON k.field = 'plan_facts.kind' AND k.code = CAST(f.kind AS VARCHAR)
        LEFT JOIN codes s ON s.field = 'plan_facts.status' AND s.code = CAST(f.status AS VARCHAR)
        WHERE (f.status <> 'stated' AND f.kind <> 'web_page')
            OR f.kind IN ('truncated', 'anonymised', 'misprint', 'missing')
        ORDER BY p.first_year, p.plan_id, k.position DESC, f.rowid"""


@sql_query
def overrides() -> str:
    """A row per value that a person keeps against the reading of `verify`, in plan order: overrides.*, plan_id."""
    return """SELECT o.*, t.plan_id FROM overrides o JOIN targets t ON t.target_id = o.row_id
        JOIN plans p ON p.plan_id = t.plan_id ORDER BY p.first_year, p.plan_id, t.quote_start, o.field"""


@sql_query
def checks() -> str:
    """A row per rule that ran before the build: check_id, sentence_zh/en, problems."""
    return "SELECT * FROM checks ORDER BY rowid"


@sql_query
def changes() -> str:
    """A row per change, newest version first: version, released_on, position, text_zh/en."""
    return "SELECT * FROM changes ORDER BY rowid"
