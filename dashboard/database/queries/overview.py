"""Frames of the overview: how much each plan promises, on which themes, and which comparisons hold best."""

from dashboard.database.queries.sql import SqlWithValues, sql_query

# What counts as a promise: said for the first time, not suspect, no tally of what there is.
_PROMISED = "t.restates IS NULL AND NOT t.suspect AND t.kind <> 'tally'"
HANDFUL = 6


@sql_query
def plan_counts() -> str:
    """A row per plan in plan order: plan_id, targets (without restatements, suspect figures and tallies), and of those
    firm and dated (the year stated in the text); restated, tallies: how many rows stand apart."""
    return f"""SELECT p.plan_id, count(*) FILTER ({_PROMISED}) AS targets,
            count(*) FILTER ({_PROMISED} AND t.commitment = 'firm') AS firm,
            count(*) FILTER ({_PROMISED} AND t.due_basis = 'stated') AS dated,
            count(*) FILTER (t.restates IS NOT NULL) AS restated,
            count(*) FILTER (t.restates IS NULL AND NOT t.suspect AND t.kind = 'tally') AS tallies
        FROM plans p LEFT JOIN targets t USING (plan_id)
        GROUP BY p.plan_id, p.first_year ORDER BY p.first_year, p.plan_id"""


@sql_query
def coverage() -> str:
    """A row per theme and plan that has rows of targets: theme_id, plan_id, targets, restated, tallies as above."""
    return f"""SELECT i.theme_id, t.plan_id, count(*) FILTER ({_PROMISED}) AS targets,
            count(*) FILTER (t.restates IS NOT NULL) AS restated,
            count(*) FILTER (t.restates IS NULL AND NOT t.suspect AND t.kind = 'tally') AS tallies
        FROM targets t JOIN indicators i USING (indicator_id) GROUP BY ALL ORDER BY ALL"""


@sql_query
def comparisons(limit: int = HANDFUL) -> SqlWithValues:
    """The indicators whose comparison teaches most: indicator_id, comparability, plans, dated, best first.

    Only those that may share an axis (direct, adjusted) and of which two plans or more have a target in their unit.
    Those first under which plans promise different things (value, bound or commitment), then by the number of plans
    with targets, of targets with a stated year, direct before adjusted, then by code.
    """
    return (
        f"""SELECT i.indicator_id, i.comparability, count(DISTINCT t.plan_id) AS plans,
            count(*) FILTER (t.due_basis = 'stated') AS dated
        FROM indicators i JOIN targets t ON t.indicator_id = i.indicator_id AND t.unit_id = i.unit_id
        WHERE i.comparability IN ('direct', 'adjusted') AND {_PROMISED}
        GROUP BY i.indicator_id, i.comparability HAVING count(DISTINCT t.plan_id) > 1
        ORDER BY count(DISTINCT (t.value_low, t.value_high, t.operator, t.commitment)) = 1, plans DESC, dated DESC,
            i.comparability <> 'direct', i.indicator_id LIMIT ?""",
        [limit],
    )
