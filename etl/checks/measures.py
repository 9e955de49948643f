"""What a clause does: themes, quantification, repetition, and who is made responsible."""

from etl.checks.registry import Check

CHECKS = (
    Check(
        "themes-differ",
        "一条的几个主题互不相同，有第三主题必有次主题",
        "the themes of a clause differ, and a third needs a second",
        "measures",
        """SELECT _line AS line, 'theme_2' AS column_name, concat_ws(' ', theme_id, theme_2, theme_3) AS detail
        FROM measures WHERE theme_id IN (theme_2, theme_3) OR theme_2 = theme_3
            OR (theme_3 IS NOT NULL AND theme_2 IS NULL)""",
    ),
    Check(
        "number-has-target",
        "量化程度为 number 当且仅当条款有现有数以外的目标",
        "a clause is coded as number just where it has a target that is not existing stock",
        "measures",
        """SELECT _line AS line, 'quantification' AS column_name, concat(measure_id, ' ', quantification) AS detail
        FROM measures WHERE (quantification = 'number') <> (measure_id IN (
            SELECT measure_id FROM targets WHERE kind <> 'tally' AND measure_id IS NOT NULL))""",
    ),
    Check(
        "repeats-in-plan",
        "重复的条款指向同一文件的另一条，所指者不再重复别条",
        "a repetition names another clause of the same plan that is no repetition itself",
        "measures",
        """SELECT m._line AS line, 'repeats' AS column_name, concat(m.measure_id, ' → ', m.repeats) AS detail
        FROM measures m JOIN measures o ON o.measure_id = m.repeats
        WHERE o.plan_id <> m.plan_id OR o.repeats IS NOT NULL""",
    ),
    Check(
        "repeats-extent",
        "重复的条款与重复程度同有同无；有增改者须加注",
        "a repetition has its extent, and a note where something is added or changed",
        "measures",
        """SELECT _line AS line, 'repeats_extent' AS column_name, concat_ws(' ', measure_id, repeats) AS detail
        FROM measures WHERE (repeats IS NULL) <> (repeats_extent IS NULL)
            OR (repeats_extent = 'part' AND note_zh IS NULL)""",
    ),
    Check(
        "positions-without-gap",
        "责任单位的次序从一开始，中间不缺",
        "the bodies of a clause are numbered from one without a gap",
        "measure_bodies",
        """SELECT min(_line) AS line, 'position' AS column_name, concat(measure_id, ' ', count(*)) AS detail
        FROM measure_bodies GROUP BY measure_id HAVING min(position) <> 1 OR max(position) <> count(*)""",
    ),
    Check(
        "body-used",
        "每个责任单位都在某条后列明",
        "every body is listed after a clause",
        "bodies",
        """SELECT _line AS line, 'body_id' AS column_name, body_id AS detail FROM bodies
        WHERE body_id NOT IN (SELECT body_id FROM measure_bodies WHERE body_id IS NOT NULL)""",
    ),
)
