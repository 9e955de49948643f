"""The code book and the two coders."""

from etl.checks.registry import Check

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
)
