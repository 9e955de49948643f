"""The words recorded for the fields of targets, as far as the tables tell; etl/evidence.py reads them in the texts."""

from etl.checks.registry import Check
from etl.overrides import PROVED

_NEEDED = """(VALUES ('value', 'value_low', true), ('due_year', 'due_year', due_basis = 'stated'),
    ('commitment', 'commitment', commitment = 'aspirational'), ('tier', 'tier', tier <> 'none'),
    ('baseline', 'baseline_value', baseline_value IS NOT NULL))"""
_COLUMNS = ", ".join(f"'{column}'" for column in PROVED)

CHECKS = (
    Check(
        "field-has-evidence",
        "数值、写明的年份、争取、级别与基数都有所据的词",
        "value, stated year, aspiration, tier and baseline each have the words they were read from",
        "targets",
        f"""SELECT t._line AS line, n.column_name, concat(t.target_id, ' ', n.field) AS detail
        FROM targets t, LATERAL {_NEEDED} n(field, column_name, needed)
        WHERE n.needed AND NOT EXISTS (
            FROM target_evidence e WHERE e.target_id = t.target_id AND e.field = n.field)""",
    ),
    Check(
        "evidence-of-something",
        "所据的词所证的字段有取值：确定的目标没有争取之词，不计级别者没有级别之词，无基数者没有基数之词",
        "evidence carries a field that is filled: no aspiration of a firm target, nothing of an empty tier or baseline",
        "target_evidence",
        """SELECT e._line AS line, 'field' AS column_name, concat(target_id, ' ', field) AS detail
        FROM target_evidence e JOIN targets t USING (target_id)
        WHERE CASE field WHEN 'commitment' THEN commitment = 'firm' WHEN 'tier' THEN tier = 'none'
            WHEN 'operator' THEN operator = 'exactly' WHEN 'due_year' THEN due_year IS NULL AND period_start IS NULL
            WHEN 'baseline' THEN baseline_value IS NULL AND baseline_year IS NULL ELSE false END""",
    ),
    Check(
        "evidence-length",
        "所据之词的长度等于起止之差",
        "evidence is as long as its offsets say",
        "target_evidence",
        """SELECT _line AS line, 'end' AS column_name, concat(quote, ': ', start, '–', "end") AS detail
        FROM target_evidence WHERE length(quote) <> "end" - start""",
    ),
    Check(
        "evidence-in-measure",
        "所据的词在该目标的条款之内；年份、范围、级别与基年也可在其前，如标题与表头",
        "evidence lies inside the target’s clause; year, scope, tier and base year may stand before, as in a heading",
        "target_evidence",
        """SELECT e._line AS line, 'start' AS column_name,
            concat(e.start, '–', e."end", ' ⊄ ', m.start, '–', m."end") AS detail
        FROM target_evidence e JOIN targets t USING (target_id) JOIN measures m USING (measure_id)
        WHERE e."end" > m."end" OR e.start < m.start AND field NOT IN ('due_year', 'scope', 'tier', 'baseline')""",
    ),
    Check(
        "value-in-quote",
        "载有数值的词在引文之内",
        "the words of the value lie inside the quote",
        "target_evidence",
        """SELECT e._line AS line, 'start' AS column_name,
            concat(e.start, '–', e."end", ' ⊄ ', quote_start, '–', quote_end) AS detail
        FROM target_evidence e JOIN targets t USING (target_id)
        WHERE field = 'value' AND (e.start < quote_start OR e."end" > quote_end)""",
    ),
    Check(
        "override-of-a-reading",
        "人工保留的是可由原文读出的字段",
        "an override keeps a field that is read from the text",
        "overrides",
        f"""SELECT _line AS line, 'field' AS column_name, concat(row_id, ' ', field) AS detail
        FROM overrides WHERE field NOT IN ({_COLUMNS})""",
    ),
)
