"""Comparability and silence: which plans promise an indicator, and what is said of those that do not.

A plan *promises* an indicator where it has a row that is neither a restatement nor a tally: a plan whose only row is
a tally of what exists still needs a silence. A suspect figure is a promise all the same: kept, flagged, not charted.
"""

from etl.checks.registry import Check

_PROMISES = """promises AS (
    SELECT DISTINCT indicator_id, plan_id FROM targets WHERE restates IS NULL AND kind <> 'tally'),
    reach AS (SELECT indicator_id, count(*) AS plans, string_agg(plan_id, ', ' ORDER BY plan_id) AS plan_ids
        FROM promises GROUP BY ALL)"""

CHECKS = (
    Check(
        "indicator-unit",
        "同一指标的目标与参照值用同一单位",
        "the targets and reference values of an indicator share its unit",
        None,
        """SELECT table_name, t._line AS line, 'unit_id' AS column_name,
            concat(row_id, ' ', t.unit_id, ' ≠ ', indicator_id, ' ', i.unit_id) AS detail
        FROM (SELECT 'targets' AS table_name, target_id AS row_id, _line, indicator_id, unit_id FROM targets
            UNION ALL SELECT 'reference_values', reference_id, _line, indicator_id, unit_id FROM reference_values) t
        JOIN indicators i USING (indicator_id) WHERE t.unit_id <> i.unit_id""",
    ),
    Check(
        "indicator-used",
        "每个指标都有目标",
        "every indicator has a target",
        "indicators",
        """SELECT _line AS line, 'indicator_id' AS column_name, indicator_id AS detail FROM indicators
        WHERE indicator_id NOT IN (SELECT indicator_id FROM targets WHERE indicator_id IS NOT NULL)""",
    ),
    Check(
        "shared-in-two-plans",
        "可比的指标至少两份文件有目标（现有数与重申不计）",
        "a comparable indicator is promised by two plans at least (existing stock and restatements do not count)",
        "indicators",
        f"""WITH {_PROMISES} SELECT _line AS line, 'comparability' AS column_name,
            concat(indicator_id, ' ', comparability, ': ', coalesce(plan_ids, '∅')) AS detail
        FROM indicators LEFT JOIN reach USING (indicator_id)
        WHERE comparability <> 'single' AND coalesce(plans, 0) < 2""",
    ),
    Check(
        "single-in-one-plan",
        "single 指标至多一份文件有目标",
        "a single indicator is promised by one plan at most",
        "indicators",
        f"""WITH {_PROMISES} SELECT _line AS line, 'comparability' AS column_name,
            concat(indicator_id, ' single: ', plan_ids) AS detail
        FROM indicators JOIN reach USING (indicator_id) WHERE comparability = 'single' AND plans > 1""",
    ),
    Check(
        "verdict-explained",
        "direct、adjusted、related 的判断有理由，并写明差异",
        "direct, adjusted and related have a reason and say what differs",
        "indicators",
        """SELECT _line AS line, if(reason_zh IS NULL, 'reason_zh', 'difference_zh') AS column_name,
            indicator_id AS detail FROM indicators
        WHERE comparability <> 'single' AND (reason_zh IS NULL OR difference_zh IS NULL)""",
    ),
    Check(
        "target-or-silence",
        "可比的指标，每份文件或有目标，或有缺项记录",
        "for a shared indicator every plan has a target or a silence",
        "silences",
        f"""WITH {_PROMISES} SELECT NULL AS line, NULL AS column_name, concat(plan_id, ' × ', indicator_id) AS detail
        FROM indicators CROSS JOIN plans ANTI JOIN promises USING (indicator_id, plan_id)
        WHERE comparability <> 'single' AND NOT EXISTS (
            FROM silences s WHERE s.plan_id = plans.plan_id AND s.indicator_id = indicators.indicator_id)""",
    ),
    Check(
        "never-both",
        "有目标就没有缺项记录",
        "a plan with a target has no silence for the same indicator",
        "silences",
        f"""WITH {_PROMISES} SELECT _line AS line, 'indicator_id' AS column_name,
            concat(plan_id, ' × ', indicator_id) AS detail FROM silences JOIN promises USING (indicator_id, plan_id)""",
    ),
    Check(
        "silence-of-shared",
        "只为可比的指标登记缺项",
        "silences are recorded for shared indicators only",
        "silences",
        """SELECT s._line AS line, 'indicator_id' AS column_name, concat(plan_id, ' × ', indicator_id) AS detail
        FROM silences s JOIN indicators USING (indicator_id) WHERE comparability = 'single'""",
    ),
    Check(
        "silence-quoted",
        "vague、other_form 有条款、引文与起止；其余都没有",
        "vague and other_form have measure, quote and offsets; the other kinds have none of them",
        "silences",
        """SELECT _line AS line, 'quote' AS column_name, concat(plan_id, ' × ', indicator_id, ' ', status) AS detail
        FROM silences
        WHERE if(status IN ('vague', 'other_form'), 4, 0) <> (measure_id IS NOT NULL)::INT + (quote IS NOT NULL)::INT
            + (quote_start IS NOT NULL)::INT + (quote_end IS NOT NULL)::INT""",
    ),
    Check(
        "other-form-has-figure",
        "other_form 的引文含有同一文件另一指标的目标",
        "the quote of other_form holds a target of the same plan under another indicator",
        "silences",
        """SELECT s._line AS line, 'status' AS column_name, concat(plan_id, ' × ', indicator_id) AS detail
        FROM silences s WHERE status = 'other_form' AND NOT EXISTS (
            FROM targets t WHERE t.plan_id = s.plan_id AND t.indicator_id <> s.indicator_id AND kind <> 'tally'
            AND t.quote_start < s.quote_end AND s.quote_start < t.quote_end)""",
    ),
    Check(
        "not-in-file-truncated",
        "not_in_file 只用于残缺的文件",
        "not_in_file is said of a truncated plan only",
        "silences",
        """SELECT s._line AS line, 'status' AS column_name, plan_id AS detail FROM silences s JOIN plans USING (plan_id)
        WHERE status = 'not_in_file' AND completeness <> 'truncated'""",
    ),
)
