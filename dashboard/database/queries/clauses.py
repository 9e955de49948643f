"""Frames of the policy pages: the clauses as they are coded, and the closed lists they are coded by."""

from dashboard.database.queries.sql import SqlWithValues, sql_query

_CODED = ["theme_id", "instrument_id", "quantification", "repeats", "repeats_extent"]
_MEASURES = """
    SELECT m.*, m."end" - m.start AS chars, r.name_zh AS region_zh, r.name_en AS region_en,
        h.name_zh AS theme_zh, h.name_en AS theme_en, h2.name_zh AS theme_2_zh, h2.name_en AS theme_2_en,
        h3.name_zh AS theme_3_zh, h3.name_en AS theme_3_en, i.name_zh AS instrument_zh, i.name_en AS instrument_en,
        i.type, cy.name_zh AS type_name_zh, cy.name_en AS type_name_en,
        cp.name_zh AS part_name_zh, cp.name_en AS part_name_en,
        cq.name_zh AS quantification_name_zh, cq.name_en AS quantification_name_en,
        ce.name_zh AS repeats_extent_name_zh, ce.name_en AS repeats_extent_name_en,
        n.clause AS repeats_clause, coalesce(t.own, 0) AS own_targets
    FROM measures m JOIN plans p USING (plan_id) JOIN regions r USING (region_id)
    LEFT JOIN themes h ON h.theme_id = m.theme_id
    LEFT JOIN themes h2 ON h2.theme_id = m.theme_2 LEFT JOIN themes h3 ON h3.theme_id = m.theme_3
    LEFT JOIN instruments i USING (instrument_id)
    LEFT JOIN codes cy ON cy.field = 'instruments.type' AND cy.code = CAST(i.type AS VARCHAR)
    LEFT JOIN codes cp ON cp.field = 'measures.part' AND cp.code = CAST(m.part AS VARCHAR)
    LEFT JOIN codes cq ON cq.field = 'measures.quantification' AND cq.code = CAST(m.quantification AS VARCHAR)
    LEFT JOIN codes ce ON ce.field = 'measures.repeats_extent' AND ce.code = CAST(m.repeats_extent AS VARCHAR)
    LEFT JOIN measures n ON n.measure_id = m.repeats
    LEFT JOIN (
        SELECT measure_id, count(*) AS own FROM targets
        WHERE kind <> 'tally' AND restates IS NULL GROUP BY measure_id) t ON t.measure_id = m.measure_id"""


@sql_query
def measures() -> str:
    """A row per numbered clause, in plan order and then in order of the text.

    measures.*, chars (characters of the clause), region_zh/en, theme_zh/en, theme_2_zh/en, theme_3_zh/en (NaN: none),
    instrument_zh/en, type (supply, environment, demand), type_name_zh/en, part_name_zh/en, quantification_name_zh/en,
    repeats_clause (number of the clause it repeats) and repeats_extent_name_zh/en (NaN: repeats none), own_targets
    (how many quantities it promises, tallies and restatements not counted).
    """
    return f"{_MEASURES} ORDER BY p.first_year, p.plan_id, m.start"


@sql_query
def instruments() -> str:
    """A row per instrument, by type and then in the order of the table: instruments.*, type_name_zh/en,
    type_rule_zh/en."""
    return """SELECT i.*, c.name_zh AS type_name_zh, c.name_en AS type_name_en,
            c.rule_zh AS type_rule_zh, c.rule_en AS type_rule_en
        FROM instruments i LEFT JOIN codes c ON c.field = 'instruments.type' AND c.code = CAST(i.type AS VARCHAR)
        ORDER BY c.position, i.type, i.rowid"""


@sql_query
def bodies() -> str:
    """A row per body, by kind and then in the order of the table: bodies.*, kind_name_zh/en."""
    return """SELECT b.*, c.name_zh AS kind_name_zh, c.name_en AS kind_name_en
        FROM bodies b LEFT JOIN codes c ON c.field = 'bodies.kind' AND c.code = CAST(b.kind AS VARCHAR)
        ORDER BY c.position, b.kind, b.rowid"""


@sql_query
def measure_bodies() -> str:
    """A row per body named after a clause, in the order named.

    measure_bodies.*, name_zh/en, kind, kind_name_zh/en.
    """
    return """SELECT mb.*, b.name_zh, b.name_en, b.kind, c.name_zh AS kind_name_zh, c.name_en AS kind_name_en
        FROM measure_bodies mb JOIN bodies b USING (body_id)
        LEFT JOIN codes c ON c.field = 'bodies.kind' AND c.code = CAST(b.kind AS VARCHAR)
        ORDER BY mb.measure_id, mb.position"""


@sql_query
def agreement() -> str:
    """A row per coded field, how far two independent codings agree: field, items, agreed, share (0 to 1), alpha
    (Krippendorff's, of nominal categories), method."""
    return "SELECT * FROM agreement ORDER BY field"


@sql_query
def contested(measure_id: str) -> SqlWithValues:
    """A row per choice about a clause on which its two coders differed: field (a column of measures), first_zh/en and
    second_zh/en (names of the codes, or the clause a repetition is of; NaN: none), settled_zh/en."""
    names = ", ".join(
        f"""coalesce(h_{who}.name_{lang}, i_{who}.name_{lang}, c_{who}.name_{lang}, m_{who}.clause) AS {who}_{lang}"""
        for who in ("first", "second")
        for lang in ("zh", "en")
    )
    joins = " ".join(
        f"""LEFT JOIN themes h_{who} ON g.field = 'theme_id' AND h_{who}.theme_id = g.{who}
        LEFT JOIN instruments i_{who} ON g.field = 'instrument_id' AND i_{who}.instrument_id = g.{who}
        LEFT JOIN codes c_{who} ON c_{who}.field = 'measures.' || g.field AND c_{who}.code = g.{who}
        LEFT JOIN measures m_{who} ON g.field = 'repeats' AND m_{who}.measure_id = g.{who}"""
        for who in ("first", "second")
    )
    return (
        f"""SELECT g.field, {names}, g.settled_zh, g.settled_en FROM codings g {joins}
        WHERE g.item = ? AND g.first IS DISTINCT FROM g.second
            AND list_contains(?, g.field) ORDER BY list_position(?, g.field)""",
        [measure_id, _CODED, _CODED],
    )
