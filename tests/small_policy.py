"""The small database with its clauses coded: themes, instruments, bodies, repetitions, two coders who differ once."""

from pathlib import Path

import duckdb

from tests import small

LABELS = {
    "codes": """\
field|code|name_zh|name_en|position
instruments.type|supply|供给型|Supply|1
instruments.type|demand|需求型|Demand|2
measures.part|body|正文|Body|1
measures.part|annex|附件|Annex|2
measures.quantification|number|有数字|With a number|1
measures.quantification|none|无数量|Neither|2
measures.repeats_extent|part|有增改|Part|1
bodies.kind|department|部门|Department|1""",
    "themes": """\
theme_id|name_zh|name_en|rule_zh|rule_en
teachers|教师|Teachers|教师之事。|About teachers.
bases|基地|Bases|基地之事。|About bases.""",
    "instruments": """\
instrument_id|type|name_zh|name_en|rule_zh|rule_en
people|supply|人才|People|培养人。|Trains people.
things|supply|设施|Things|建东西。|Builds things.
pilot|demand|试点|Pilots|试点。|Pilots.""",
    "bodies": """\
body_id|kind|name_zh|name_en
bureau|department|教育局|Education Bureau""",
    "measures": """\
measure_id|plan_id|clause|part|theme_id|theme_2|instrument_id|quantification|repeats|repeats_extent|start|end|note_zh
lanzhou|lanzhou-2019|六|body|teachers|bases|people|number|||0|30|
lz-2|lanzhou-2019|七|body|bases||things|none|||30|100|
wuwei|wuwei-2020|6|body|teachers||people|number|||0|50|
ww-a1|wuwei-2020|附件1|annex|teachers||people|number|wuwei|part|50|60|脱年份。
shandong|shandong-2022|6|body|bases||pilot|number|||0|40|
zhoushan|zhoushan-2022|6|body|bases||pilot|number|||0|40|
sanming|sanming-2024|6|body|bases|teachers|things|number|||0|40|""",
    "measure_bodies": """\
measure_id|body_id|position|printed
ww-a1|bureau|1|市教育局""",
    "codings": """\
plan_id|item|field|first|second|settled_zh|settled_en
wuwei-2020|ww-a1|theme_id|teachers|bases|取第一。|First coder kept.
wuwei-2020|ww-a1|instrument_id|people|people||""",
    "agreement": """\
field|items|agreed|share|alpha
theme_id|7|6|0.857|0.7
instrument_id|7|7|1|1""",
}


@small.filled_once
def write(path: Path) -> Path:
    """Make the database at a path, replacing what is there."""
    small.write(path)
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE TABLE agreement (field VARCHAR, items INT, agreed INT, share DOUBLE, alpha DOUBLE)")
        con.execute("DELETE FROM measures")
        con.execute("DELETE FROM themes")
        con.execute(
            "UPDATE plans SET completeness = CASE region_id WHEN 'zhoushan' THEN 'truncated' ELSE 'complete' END"
        )
        for table, text in LABELS.items():
            for row in small.rows(text):
                small.fill(con, table, row | summary(table, row))
        con.execute("UPDATE targets SET measure_id = 'ww-a1' WHERE target_id = 'ww-b'")
    return path


def summary(table: str, row: dict) -> dict:
    """What a clause says, in our words."""
    said = {"summary_zh": f"提要{row.get('clause')}", "summary_en": f"Summary of {row.get('measure_id')}"}
    return said if table == "measures" else {}
