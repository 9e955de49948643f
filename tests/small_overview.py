"""The small database with what the overview and the profile of commitment need: rules of codes, kinds of quantities."""

from pathlib import Path

import duckdb

from tests import small, small_policy

CODES = """\
field|code|name_zh|name_en|rule_zh|rule_en|position
targets.quantity_type|stock|存量|Stock|存量。|A stock.|1
targets.quantity_type|rate|比率|Rate|比率。|A rate.|2
targets.operator|at_least|不低于|At least|含本数。|The bound is included.|1
targets.operator|about|约|About|左右。|Roughly.|2
targets.operator|range|区间|Range|两数之间。|Between two.|3
regions.level|prefecture|地级市|City|地级市。|A city.|1
regions.level|province|省|Province|省。|A province.|2"""


@small.filled_once
def write(path: Path) -> Path:
    """Make the database at a path, replacing what is there."""
    small_policy.write(path)
    with duckdb.connect(str(path)) as con:
        for row in small.rows(CODES):
            small.fill(con, "codes", row)
        con.execute("UPDATE targets SET quantity_type = CASE unit_id WHEN 'percent' THEN 'rate' ELSE 'stock' END")
        con.execute("UPDATE indicators SET theme_id = CASE indicator_id WHEN 'share' THEN 'teachers' ELSE 'bases' END")
        small.fill(con, "themes", {"theme_id": "rural", "name_zh": "乡村", "name_en": "Rural"})
    return path
