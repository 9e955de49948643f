"""What is searched, as one view: a row per indicator, plan, target, clause, silence and term of the codebook.

kind, code, parent: what a link to it needs. place: the plan, the theme or the column it belongs to. text, also: what
else is searched, a line each, of which text is shown. due: year. position: order within a kind.
"""

from dashboard.database.queries.column_comments import comment_columns

KINDS = ("indicator", "plan", "target", "clause", "silence", "term")
COLUMNS = "kind, code, parent, place_zh, place_en, title_zh, title_en, text_zh, text_en, also, due, position"


_INDICATORS = """
    SELECT 'indicator', i.indicator_id, i.indicator_id, h.name_zh, h.name_en, i.name_zh, i.name_en,
        concat_ws(chr(10), i.definition_zh, i.difference_zh), concat_ws(chr(10), i.definition_en, i.difference_en),
        concat_ws(chr(10), i.reason_zh, i.reason_en), NULL, i.rowid
    FROM indicators i JOIN themes h USING (theme_id)"""
_PLANS = """
    SELECT 'plan', p.plan_id, p.plan_id, concat(r.name_zh, ' ', p.first_year), concat(r.name_en, ' ', p.first_year),
        p.title_zh, p.title_en,
        concat_ws(chr(10), p.issuer_zh, p.document_number, g.name_zh), concat_ws(chr(10), p.issuer_en, g.name_en),
        concat_ws(chr(10), p.notes_zh, p.notes_en), NULL, p.rowid
    FROM plans p JOIN regions r USING (region_id)
    LEFT JOIN codes g ON g.field = 'plans.genre' AND g.code = p.genre"""
_TARGETS = """
    SELECT 'target', t.target_id, t.indicator_id, concat(r.name_zh, ' ', p.first_year),
        concat(r.name_en, ' ', p.first_year), i.name_zh, i.name_en,
        concat_ws(chr(10), t.quote, t.scope_zh, t.note_zh), concat_ws(chr(10), t.gloss, t.scope_en, t.note_en),
        concat_ws(chr(10), h.name_zh, h.name_en), coalesce(t.due_year, t.period_end), t.rowid
    FROM targets t JOIN indicators i USING (indicator_id) JOIN plans p ON p.plan_id = t.plan_id
    JOIN regions r USING (region_id) LEFT JOIN themes h ON h.theme_id = i.theme_id"""
_CLAUSES = """
    SELECT 'clause', m.measure_id, m.plan_id, concat(r.name_zh, ' ', p.first_year),
        concat(r.name_en, ' ', p.first_year), coalesce(m.summary_zh, ''), coalesce(m.summary_en, ''),
        concat_ws(chr(10), m.clause, h1.name_zh, h2.name_zh, h3.name_zh, b.zh),
        concat_ws(chr(10), m.clause, h1.name_en, h2.name_en, h3.name_en, b.en),
        concat_ws(chr(10), m.note_zh, m.note_en, i.name_zh, i.name_en), NULL, m.rowid
    FROM measures m JOIN plans p USING (plan_id) JOIN regions r USING (region_id)
    LEFT JOIN themes h1 ON h1.theme_id = m.theme_id LEFT JOIN themes h2 ON h2.theme_id = m.theme_2
    LEFT JOIN themes h3 ON h3.theme_id = m.theme_3 LEFT JOIN instruments i USING (instrument_id)
    LEFT JOIN (
        SELECT n.measure_id, string_agg(b.name_zh, ' ' ORDER BY n.position) AS zh,
            string_agg(b.name_en, ' ' ORDER BY n.position) AS en
        FROM measure_bodies n JOIN bodies b USING (body_id) GROUP BY n.measure_id) b USING (measure_id)"""
_SILENCES = """
    SELECT 'silence', concat(s.plan_id, '~', s.indicator_id), s.indicator_id, concat(r.name_zh, ' ', p.first_year),
        concat(r.name_en, ' ', p.first_year), i.name_zh, i.name_en,
        concat_ws(chr(10), c.name_zh, s.quote, s.note_zh), concat_ws(chr(10), c.name_en, s.gloss, s.note_en),
        s.terms_searched, NULL, s.rowid
    FROM silences s JOIN indicators i USING (indicator_id) JOIN plans p USING (plan_id) JOIN regions r USING (region_id)
    LEFT JOIN codes c ON c.field = 'silences.status' AND c.code = s.status"""
_GLOSSARY = """
    SELECT 'term', term_id, '', '', '', name_zh, name_en, note_zh, note_en, synonyms, NULL, rowid FROM glossary"""
_CODES = """
    SELECT 'term', split_part(field, '.', 2), split_part(field, '.', 1), field, field, name_zh, name_en,
        rule_zh, rule_en, code, NULL, 1000 + rowid FROM codes"""
# The closed lists that are tables of their own, under the column that refers to them.
_LISTS = {"themes": "measures.theme_id", "instruments": "measures.instrument_id", "bodies": "measure_bodies.body_id"}
_ROWS = " UNION ALL ".join(
    f"""SELECT 'term', '{column.split(".")[1]}', '{column.split(".")[0]}', '{column}', '{column}', name_zh, name_en,
        rule_zh, rule_en, '', NULL, 2000 + rowid FROM {table}"""
    for table, column in _LISTS.items()
)
_OWN = "database_name = 'plans' AND schema_name = 'main'"
_NAMED_COLUMNS = f"""
    SELECT 'term', column_name, table_name, table_name || '.' || column_name, table_name || '.' || column_name,
        {comment_columns()}, '', NULL, 4000 + column_index
    FROM duckdb_columns() WHERE {_OWN}"""
_NAMED_TABLES = f"""
    SELECT 'term', '', table_name, table_name, table_name, {comment_columns()},
        '', NULL, 3000 FROM duckdb_tables() WHERE {_OWN}"""
DOCUMENTS = (
    _INDICATORS, _PLANS, _TARGETS, _CLAUSES, _SILENCES, _GLOSSARY, _CODES, _ROWS, _NAMED_TABLES, _NAMED_COLUMNS,
)  # fmt: skip
VIEW = f"""CREATE VIEW memory.documents({COLUMNS}) AS {" UNION ALL ".join(DOCUMENTS)}"""
