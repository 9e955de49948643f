"""The code book and the two coders."""

from etl.checks.registry import Check

# A coded field beside the cell that was settled: `now` is null where that is empty.
_CODED = """coded AS (
    SELECT c.*, k.table_name, k.line, f.column_name, v.content AS now
    FROM codings c
    JOIN _cells k ON k.content = c.item AND (k.table_name, k.column_name) IN (
        ('targets', 'target_id'), ('measures', 'measure_id'), ('indicators', 'indicator_id'))
    JOIN _fields f ON f.table_name = k.table_name AND f.column_name = CASE c.field
        WHEN 'unit' THEN 'unit_id' WHEN 'shared_indicator' THEN 'indicator_id' ELSE c.field END
    LEFT JOIN _cells v ON (v.table_name, v.line, v.column_name) = (f.table_name, k.line, f.column_name))"""

# A verdict settled between the plans coded then is free again once a plan joins that was not coded twice.
_JOINED = """(field = 'comparability' AND item IN (
    SELECT indicator_id FROM targets JOIN plans USING (plan_id) WHERE coding <> 'double'))"""

CHECKS = (
    Check(
        "codes-known",
        "代码表中的每一条都是描述文件里的取值",
        "every row of codes is a value of the descriptor",
        "codes",
        """SELECT _line AS line, 'code' AS column_name, concat(field, ' ', code) AS detail
        FROM codes ANTI JOIN _codes USING (field, code)""",
    ),
    Check(
        "codes-complete",
        "描述文件里的每个取值在代码表中都有一条",
        "every value of the descriptor has its row in codes",
        "codes",
        """SELECT NULL AS line, 'code' AS column_name, concat(field, ' ', code) AS detail
        FROM _codes ANTI JOIN codes USING (field, code)""",
    ),
    Check(
        "difference-settled",
        "两名编码员不同之处都有裁定",
        "where the two coders differ there is a settlement",
        "codings",
        """SELECT _line AS line, 'settled_zh' AS column_name,
            concat(item, ' ', field, ': ', coalesce(first, '∅'), ' ≠ ', coalesce(second, '∅')) AS detail
        FROM codings WHERE first IS DISTINCT FROM second AND settled_zh IS NULL""",
    ),
    Check(
        "settled-only-difference",
        "两名编码员相同之处无须裁定",
        "where the two coders agree nothing is settled",
        "codings",
        """SELECT _line AS line, 'settled_zh' AS column_name, concat(item, ' ', field) AS detail
        FROM codings WHERE first IS NOT DISTINCT FROM second AND settled_zh IS NOT NULL""",
    ),
    Check(
        "coding-agreed",
        "两名编码员相同之处，表中即取此值",
        "where the two coders agree, the table has what they agree on",
        None,
        f"""WITH {_CODED} SELECT table_name, line, column_name,
            concat(item, ' ', field, ': ', coalesce(now, '∅'), ' ≠ ', coalesce(first, '∅')) AS detail
        FROM coded WHERE first IS NOT DISTINCT FROM second AND now IS DISTINCT FROM first
            AND NOT (field = 'shared_indicator' AND first = 'none') AND NOT {_JOINED}""",
    ),
    Check(
        "coding-settled",
        "裁定写“取第一”“取第二”者，表中即取该编码员之值",
        "where a settlement keeps the first or the second coder, the table has that coder’s value",
        None,
        f"""WITH {_CODED}, taken AS (SELECT *, if(contains(settled_zh, '取第一'), first, second) AS kept FROM coded
            WHERE contains(settled_zh, '取第一') OR contains(settled_zh, '取第二'))
        SELECT table_name, line, column_name,
            concat(item, ' ', field, ': ', coalesce(now, '∅'), ' ≠ ', coalesce(kept, '∅')) AS detail
        FROM taken WHERE now IS DISTINCT FROM kept AND NOT {_JOINED}""",
    ),
    Check(
        "coding-body",
        "两名编码员所读的责任单位与表中相同",
        "the body that both coders read is the one in the table",
        "measure_bodies",
        """SELECT b._line AS line, 'body_id' AS column_name, concat(c.item, ': ', b.body_id, ' ≠ ', c.first) AS detail
        FROM measure_bodies b JOIN codings c ON c.field = 'body' AND c.item = concat(b.measure_id, '-', b.position)
        WHERE c.first IS NOT DISTINCT FROM c.second AND b.body_id <> c.first""",
    ),
    Check(
        "coding-silence",
        "缺项种类取两名编码员一致之值，不一致者取裁定之值",
        "a silence has the status both coders gave, or the one the settlement takes",
        "silences",
        """SELECT s._line AS line, 'status' AS column_name, concat(c.item, ': ', s.status, ' ≠ ', kept) AS detail
        FROM silences s JOIN (SELECT *, if(first IS DISTINCT FROM second AND contains(settled_zh, '取第二'),
            second, first) AS kept FROM codings WHERE field = 'status') c
        ON c.item = concat(s.plan_id, '-', s.indicator_id) WHERE s.status <> kept""",
    ),
    Check(
        "coding-item",
        "所编的条目存在，且属于所写的文件；只有一人读出、裁定不取者除外",
        "what was coded exists and belongs to the plan named, unless one coder alone found it and it was not taken",
        "codings",
        """WITH things AS (
            SELECT target_id AS item, plan_id FROM targets UNION ALL SELECT measure_id, plan_id FROM measures
            UNION ALL SELECT indicator_id, NULL FROM indicators
            UNION ALL SELECT concat(plan_id, '-', indicator_id), plan_id FROM silences
            UNION ALL SELECT concat(b.measure_id, '-', b.position), m.plan_id
            FROM measure_bodies b JOIN measures m USING (measure_id))
        SELECT _line AS line, 'item' AS column_name, concat_ws(' ', plan_id, item, field) AS detail FROM codings c
        WHERE NOT EXISTS (
            SELECT 1 FROM things t WHERE t.item = c.item AND t.plan_id IS NOT DISTINCT FROM c.plan_id)
            AND NOT (field = 'found' AND first IS DISTINCT FROM second AND item NOT IN (SELECT item FROM things)
                AND EXISTS (FROM measures m WHERE m.plan_id = c.plan_id
                    AND regexp_full_match(item, concat(m.measure_id, '-[a-z]'))))""",
    ),
    Check(
        "coding-of-plan",
        "编码方式为 double，当且仅当两名编码员读过其全部条款与目标",
        "a plan is coded as double just where both coders read every clause and target of it",
        "plans",
        """WITH read AS (SELECT item FROM codings WHERE field IN ('found', 'theme_id') AND first IS NOT NULL
                AND second IS NOT NULL),
            unread AS (SELECT plan_id FROM measures WHERE measure_id NOT IN (SELECT item FROM read)
                UNION SELECT plan_id FROM targets WHERE target_id NOT IN (SELECT item FROM read))
        SELECT _line AS line, 'coding' AS column_name, concat(plan_id, ' ', coding) AS detail FROM plans
        WHERE (coding = 'double') = (plan_id IN (SELECT plan_id FROM unread))""",
    ),
    Check(
        "code-positions",
        "每个字段的代码从一起依次编号",
        "the codes of a field are numbered from one without a gap",
        "codes",
        """SELECT min(_line) AS line, 'position' AS column_name, concat(field, ' ', count(*)) AS detail
        FROM codes GROUP BY field HAVING min(position) <> 1 OR max(position) <> count(*)""",
    ),
)
