"""What names something else: restatements, nested targets, numerals, plans and their parts."""

from etl.checks.registry import Check

CHECKS = (
    Check(
        "restates-original",
        "重申者指向同一文件、同一指标的原目标，且不指向自己或另一条重申",
        "a restatement names an original of the same plan and indicator, neither itself nor another restatement",
        "targets",
        """SELECT t._line AS line, 'restates' AS column_name, concat(t.target_id, ' → ', o.target_id) AS detail
        FROM targets t JOIN targets o ON t.restates = o.target_id
        WHERE t.plan_id <> o.plan_id OR t.indicator_id <> o.indicator_id OR o.restates IS NOT NULL""",
    ),
    Check(
        "restatement-note",
        "重申与原目标的数值、限定、级别、年份或强度不同时，注中说明",
        "where a restatement differs in value, operator, tier, year or commitment, a note says how",
        "targets",
        """SELECT t._line AS line, 'note_zh' AS column_name, concat(t.target_id, ' ≠ ', o.target_id) AS detail
        FROM targets t JOIN targets o ON t.restates = o.target_id
        WHERE t.note_zh IS NULL AND (t.value_low, t.value_high, t.operator, t.tier, t.due_year, t.commitment)
            IS DISTINCT FROM (o.value_low, o.value_high, o.operator, o.tier, o.due_year, o.commitment)""",
    ),
    Check(
        "nested-same-plan",
        "包含者与被包含者属于同一文件",
        "a nested target and the one it is part of belong to the same plan",
        "targets",
        """SELECT t._line AS line, 'nested_in' AS column_name, concat(t.target_id, ' → ', o.target_id) AS detail
        FROM targets t JOIN targets o ON t.nested_in = o.target_id WHERE t.plan_id <> o.plan_id""",
    ),
    Check(
        "nested-no-circle",
        "包含关系不成环，也不指向自己",
        "nesting has no circles and nothing is nested in itself",
        "targets",
        """WITH RECURSIVE above(target_id, higher) AS (
            SELECT target_id, nested_in FROM targets WHERE nested_in IS NOT NULL
            UNION SELECT above.target_id, t.nested_in FROM above JOIN targets t ON above.higher = t.target_id
            WHERE t.nested_in IS NOT NULL)
        SELECT t._line AS line, 'nested_in' AS column_name, concat(t.target_id, ' → ', t.nested_in) AS detail
        FROM targets t JOIN above a ON a.target_id = t.target_id AND a.higher = t.target_id""",
    ),
    Check(
        "milestone-on-the-way",
        "阶段目标与其目标属于同一文件、同一指标与单位，年份在前，且不是阶段目标的阶段目标",
        "a milestone is of its target’s plan, indicator and unit, due earlier, and no milestone of a milestone",
        "targets",
        """SELECT t._line AS line, 'milestone_of' AS column_name, concat(t.target_id, ' → ', o.target_id) AS detail
        FROM targets t JOIN targets o ON t.milestone_of = o.target_id
        WHERE t.plan_id <> o.plan_id OR t.indicator_id <> o.indicator_id OR t.unit_id <> o.unit_id
            OR o.milestone_of IS NOT NULL OR NOT coalesce(t.due_year < o.due_year, false)""",
    ),
    Check(
        "target-in-measure-of-plan",
        "目标与其条款属于同一文件",
        "a target and its clause belong to the same plan",
        "targets",
        """SELECT t._line AS line, 'measure_id' AS column_name, concat(t.plan_id, ' ≠ ', m.plan_id) AS detail
        FROM targets t JOIN measures m USING (measure_id) WHERE t.plan_id <> m.plan_id""",
    ),
    Check(
        "silence-in-measure-of-plan",
        "缺项的引文与其条款属于同一文件",
        "a silence and the clause it quotes belong to the same plan",
        "silences",
        """SELECT s._line AS line, 'measure_id' AS column_name, concat(s.plan_id, ' ≠ ', m.plan_id) AS detail
        FROM silences s JOIN measures m USING (measure_id) WHERE s.plan_id <> m.plan_id""",
    ),
    Check(
        "numeral-target-or-reason",
        "每个数字或属于一个目标，或有理由，二者恰居其一",
        "a numeral has a target or a reason, exactly one of the two",
        "numerals",
        """SELECT _line AS line, 'target_id' AS column_name, concat(plan_id, ' ', start, ' ', text) AS detail
        FROM numerals WHERE (target_id IS NULL) = (reason IS NULL)""",
    ),
    Check(
        "numeral-in-plan",
        "数字与其目标属于同一文件",
        "a numeral and its target belong to the same plan",
        "numerals",
        """SELECT n._line AS line, 'target_id' AS column_name, concat(n.plan_id, ' ≠ ', t.plan_id) AS detail
        FROM numerals n JOIN targets t USING (target_id) WHERE n.plan_id <> t.plan_id""",
    ),
    Check(
        "numeral-in-quote",
        "属于目标的数字在该目标的引文之内",
        "a numeral of a target lies inside that target’s quote",
        "numerals",
        """SELECT n._line AS line, 'start' AS column_name, concat(n.start, '–', n."end", ' ', t.target_id) AS detail
        FROM numerals n JOIN targets t USING (target_id, plan_id)
        WHERE n.start < t.quote_start OR n."end" > t.quote_end""",
    ),
    Check(
        "numeral-in-evidence",
        "属于目标的数字在载有其数值的词之内",
        "a numeral of a target lies inside the words recorded for its value",
        "numerals",
        """SELECT n._line AS line, 'target_id' AS column_name, concat(n.start, ' ', n.text, ' ', target_id) AS detail
        FROM numerals n WHERE target_id IS NOT NULL AND NOT EXISTS (FROM target_evidence e
            WHERE e.target_id = n.target_id AND field = 'value' AND e.start <= n.start AND n."end" <= e."end")""",
    ),
    Check(
        "region-used",
        "每个地区都有文件",
        "every region has a plan",
        "regions",
        """SELECT _line AS line, 'region_id' AS column_name, region_id AS detail FROM regions
        WHERE region_id NOT IN (SELECT region_id FROM plans WHERE region_id IS NOT NULL)""",
    ),
)
