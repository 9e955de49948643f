"""Frames of the plan and the timeline pages: one document whole, and targets with the names of what they count."""

from dashboard.database.queries.register import _ORDER, _PLANS, _TARGETS
from dashboard.database.queries.sql import SqlWithValues, sql_query

_THEME = "i.comparability, i.theme_id, h.name_zh AS theme_zh, h.name_en AS theme_en"


@sql_query
def plan_sheets() -> str:
    """A row per plan in the one fixed order, as in `plans`, with completeness_name_zh/en, attribution_name_zh/en."""
    return f"""SELECT p.*, c.name_zh AS completeness_name_zh, c.name_en AS completeness_name_en,
            a.name_zh AS attribution_name_zh, a.name_en AS attribution_name_en
        FROM ({_PLANS}) p
        LEFT JOIN codes c ON c.field = 'plans.completeness' AND c.code = CAST(p.completeness AS VARCHAR)
        LEFT JOIN codes a ON a.field = 'plans.attribution' AND a.code = CAST(p.attribution AS VARCHAR)
        ORDER BY p.first_year, p.plan_id"""


@sql_query
def plan_facts(plan_id: str) -> SqlWithValues:
    """A row per fact of a plan, in order of the table: plan_facts.*, kind_name_zh/en, status_name_zh/en."""
    return (
        """SELECT f.*, k.name_zh AS kind_name_zh, k.name_en AS kind_name_en,
            s.name_zh AS status_name_zh, s.name_en AS status_name_en
        FROM plan_facts f
        LEFT JOIN codes k ON k.field = 'plan_facts.kind' AND k.code = CAST(f.kind AS VARCHAR)
        LEFT JOIN codes s ON s.field = 'plan_facts.status' AND s.code = CAST(f.status AS VARCHAR)
        WHERE f.plan_id = ? ORDER BY k.position, f.rowid""",
        [plan_id],
    )


@sql_query
def named_targets() -> str:
    """A row per target of every plan, as in `targets`, with its indicator's comparability, theme_id, theme_zh/en."""
    return f"""SELECT t.*, {_THEME} FROM ({_TARGETS}) t JOIN indicators i USING (indicator_id)
        JOIN themes h USING (theme_id) JOIN plans p ON p.plan_id = t.plan_id{_ORDER}"""


@sql_query
def named_silences() -> str:
    """A row per silence of every plan, as in `silences`, with indicator_zh/en and the columns `named_targets` adds."""
    return f"""SELECT s.*, m.clause, p.coding, c.name_zh AS status_name_zh, c.name_en AS status_name_en,
            i.name_zh AS indicator_zh, i.name_en AS indicator_en, {_THEME}
        FROM silences s JOIN plans p USING (plan_id) JOIN indicators i USING (indicator_id)
        JOIN themes h USING (theme_id) LEFT JOIN measures m USING (measure_id)
        LEFT JOIN codes c ON c.field = 'silences.status' AND c.code = CAST(s.status AS VARCHAR)
        ORDER BY p.first_year, p.plan_id, c.position, s.indicator_id"""
