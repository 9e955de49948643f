"""A target by itself: its value, its year, its notes."""

from etl.checks.registry import Check

_VALUES = """(SELECT 'targets' AS table_name, _line, operator, value_low, value_high, baseline_value, unit_id
    FROM targets UNION ALL SELECT 'reference_values', _line, operator, value_low, value_high, NULL, unit_id
    FROM reference_values)"""
_DUE = "coalesce(t.due_year::VARCHAR, '∅')"

CHECKS = (
    Check(
        "value-fits-operator",
        "数值合于限定：at_least、more_than 只填下值，at_most、less_than 只填上值，"
        "exactly、about、nearly 两值相同，range 两值俱全",
        "values fit the operator: at_least and more_than fill the lower only, at_most and less_than the upper only, "
        "exactly, about and nearly both alike, range both",
        None,
        f"""SELECT table_name, _line AS line,
            if(operator IN ('at_most', 'less_than'), 'value_high', 'value_low') AS column_name,
            concat(operator, ': ', ifnull(value_low::VARCHAR, '∅'), ', ', ifnull(value_high::VARCHAR, '∅')) AS detail
        FROM {_VALUES} WHERE NOT CASE
            WHEN operator IN ('at_least', 'more_than') THEN value_low IS NOT NULL AND value_high IS NULL
            WHEN operator IN ('at_most', 'less_than') THEN value_low IS NULL AND value_high IS NOT NULL
            WHEN operator IN ('exactly', 'about', 'nearly') THEN coalesce(value_low = value_high, false)
            WHEN operator = 'range' THEN value_low IS NOT NULL AND value_high IS NOT NULL
            ELSE true END""",
    ),
    Check(
        "high-not-below-low",
        "上值不低于下值；区间的两端不相同",
        "the upper value is not below the lower, and the ends of a range differ",
        None,
        f"""SELECT table_name, _line AS line, 'value_high' AS column_name,
            concat(value_low, ' > ', value_high) AS detail
        FROM {_VALUES} WHERE value_high < value_low OR operator = 'range' AND value_high = value_low""",
    ),
    Check(
        "value-within-unit",
        "数值在单位所许的范围之内（百分数 0–100，除非单位另有规定）",
        "values lie within what the unit allows (percentages 0–100 unless the unit says otherwise)",
        None,
        f"""SELECT table_name, t._line AS line, v.column_name, concat(v.value, ' ', u.unit_id) AS detail
        FROM {_VALUES} t JOIN units u USING (unit_id),
            LATERAL (VALUES ('value_low', t.value_low), ('value_high', t.value_high),
                ('baseline_value', t.baseline_value)) v(column_name, value)
        WHERE v.value < u.value_min OR v.value > u.value_max""",
    ),
    Check(
        "undated-has-no-year",
        "due_basis 为 undated 则 due_year 为空，反之亦然",
        "due_basis undated and an empty due_year go together",
        "targets",
        f"""SELECT _line AS line, 'due_year' AS column_name, concat(due_basis, ': ', {_DUE}) AS detail FROM targets t
        WHERE (due_basis = 'undated') <> (due_year IS NULL)""",
    ),
    Check(
        "plan-year-within-plan",
        "取自文件年度的年份在文件年限之内",
        "a year lent by the plan lies within the plan’s years",
        "targets",
        """SELECT t._line AS line, 'due_year' AS column_name,
            concat(t.due_year, ' ∉ ', first_year, '–', last_year) AS detail FROM targets t JOIN plans USING (plan_id)
        WHERE due_basis = 'plan_year' AND t.due_year NOT BETWEEN first_year AND last_year""",
    ),
    Check(
        "year-not-before-plan",
        "到期年不早于文件的起始年",
        "nothing is due before the plan’s first year",
        "targets",
        """SELECT t._line AS line, 'due_year' AS column_name, concat(t.due_year, ' < ', first_year) AS detail
        FROM targets t JOIN plans USING (plan_id) WHERE t.due_year < first_year""",
    ),
    Check(
        "tally-undated",
        "现有数没有到期年",
        "existing stock has no due year",
        "targets",
        f"""SELECT _line AS line, 'due_basis' AS column_name, {_DUE} AS detail FROM targets t
        WHERE kind = 'tally' AND due_basis <> 'undated'""",
    ),
    Check(
        "period-in-order",
        "期间的起止年同有同无，起年不晚于止年",
        "the two years of a period are there together or not at all, the first not after the last",
        "targets",
        """SELECT _line AS line, 'period_end' AS column_name,
            concat(coalesce(period_start::VARCHAR, '∅'), '–', coalesce(period_end::VARCHAR, '∅')) AS detail
        FROM targets WHERE (period_start IS NULL) <> (period_end IS NULL) OR period_start > period_end""",
    ),
    Check(
        "baseline-before-due",
        "基年不晚于到期年",
        "a baseline is not of a later year than the target",
        "targets",
        """SELECT _line AS line, 'baseline_year' AS column_name, concat(baseline_year, ' > ', due_year) AS detail
        FROM targets WHERE baseline_year > due_year""",
    ),
    Check(
        "suspect-has-note",
        "存疑的数字有注",
        "a suspect figure has a note",
        "targets",
        """SELECT _line AS line, 'note_zh' AS column_name, target_id AS detail FROM targets
        WHERE suspect AND note_zh IS NULL""",
    ),
    Check(
        "words-for-value",
        "以词代数者，其词见于引文，且有注",
        "words that stand for a value are in the quote, and a note says so",
        "targets",
        """SELECT _line AS line, 'value_words_zh' AS column_name, concat(value_words_zh, ' ∉ ', quote) AS detail
        FROM targets WHERE value_words_zh IS NOT NULL AND (NOT contains(quote, value_words_zh) OR note_zh IS NULL)""",
    ),
    Check(
        "words-for-year",
        "以词代年者，其词含有该年",
        "words that stand for a year name that year, in both languages",
        "targets",
        """SELECT _line AS line, 'due_words_zh' AS column_name, concat(due_words_zh, ' ∌ ', due_year) AS detail
        FROM targets WHERE NOT contains(due_words_zh, due_year::VARCHAR)
            OR NOT contains(due_words_en, due_year::VARCHAR) OR (due_words_zh IS NOT NULL AND due_year IS NULL)""",
    ),
    Check(
        "no-duplicate-commitment",
        "同一承诺不录两次；重申者须填 restates",
        "no commitment is entered twice; one that says it again fills restates",
        "targets",
        """SELECT b._line AS line, 'target_id' AS column_name, concat(b.target_id, ' = ', a.target_id) AS detail
        FROM targets a JOIN targets b ON a._line < b._line AND a.plan_id = b.plan_id AND a.indicator_id = b.indicator_id
            AND a.operator = b.operator AND a.tier = b.tier AND a.kind = b.kind AND a.scope_zh = b.scope_zh
            AND a.value_low IS NOT DISTINCT FROM b.value_low AND a.value_high IS NOT DISTINCT FROM b.value_high
            AND a.due_year IS NOT DISTINCT FROM b.due_year
        WHERE a.restates IS NULL AND b.restates IS NULL""",
    ),
    Check(
        "plan-years-in-order",
        "文件的起始年不晚于终止年，成文不晚于发布",
        "a plan’s first year is not after its last, nor its signature after its publication",
        "plans",
        """SELECT _line AS line, if(first_year > last_year, 'last_year', 'published_on') AS column_name,
            if(first_year > last_year, concat(first_year, ' > ', last_year),
                concat(signed_on, ' > ', published_on)) AS detail
        FROM plans WHERE first_year > last_year OR signed_on > published_on""",
    ),
)
