"""The clauses of the plans, each with what it says in numbers."""

from dashboard.database.queries.sql import sql_query


@sql_query
def clauses() -> str:
    """A row per numbered clause, in plan order and then in order of the text.

    measures.*, target_id: the first quantity it promises, or NaN where it promises none. Tallies are no promise; a
    quantity said again is still a quantity of the clause that says it, and named as where it is said first.
    """
    return """SELECT m.*, n.target_id
        FROM measures m JOIN plans p USING (plan_id)
        LEFT JOIN (
            SELECT measure_id, arg_min(coalesce(restates, target_id), quote_start) AS target_id
            FROM targets WHERE kind <> 'tally' AND NOT suspect GROUP BY measure_id) n USING (measure_id)
        ORDER BY p.first_year, m.plan_id, m.start"""
