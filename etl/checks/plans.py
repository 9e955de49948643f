"""Plans, places and the names of rows: what one cell says of another."""

from etl.checks.registry import Check

CHECKS = (
    Check(
        "plan-id",
        "文件代码是地区代码与起始年",
        "a plan’s id is its region’s and its first year",
        "plans",
        """SELECT _line AS line, 'plan_id' AS column_name,
            concat(plan_id, ' ≠ ', region_id, '-', first_year) AS detail
        FROM plans WHERE plan_id <> concat(region_id, '-', first_year)""",
    ),
    Check(
        "target-id",
        "目标代码以其条款代码开头",
        "a target’s id begins with its clause’s",
        "targets",
        """SELECT _line AS line, 'target_id' AS column_name, concat(target_id, ' ∉ ', measure_id) AS detail
        FROM targets WHERE NOT regexp_full_match(target_id, concat(measure_id, '-[a-z]'))""",
    ),
    Check(
        "level-of-code",
        "省的行政区划代码以 0000 结尾，地级市的以 00 结尾，县的不以 00 结尾",
        "the code of a province ends in 0000, that of a prefecture in 00, that of a county in neither",
        "regions",
        """SELECT _line AS line, 'admin_code' AS column_name, concat(admin_code, ' ', level) AS detail FROM regions
        WHERE level <> CASE WHEN admin_code LIKE '%0000' THEN 'province' WHEN admin_code LIKE '%00' THEN 'prefecture'
            ELSE 'county' END""",
    ),
    Check(
        "population-of-place",
        "人口的出处写明该地区之名",
        "the source of a population names its place",
        "regions",
        """SELECT _line AS line, 'population_source' AS column_name, population_source AS detail FROM regions
        WHERE NOT contains(population_source, name_zh) OR NOT contains(population_source_en, name_en)""",
    ),
    Check(
        "truncated-is-a-fact",
        "文件残缺与否，与登记的文内信息一致",
        "a plan is truncated just where a fact about its text says so",
        "plans",
        """SELECT _line AS line, 'completeness' AS column_name, concat(plan_id, ' ', completeness) AS detail FROM plans
        WHERE (completeness = 'truncated') <> (
            plan_id IN (SELECT plan_id FROM plan_facts WHERE kind = 'truncated'))""",
    ),
    Check(
        "inferred-is-a-fact",
        "发文机关登记为推断的，归属即为推断",
        "a plan is attributed by inference just where the fact about its issuer says so",
        "plans",
        """SELECT p._line AS line, 'attribution' AS column_name, concat(f.status, ' ≠ ', attribution) AS detail
        FROM plans p JOIN plan_facts f ON f.plan_id = p.plan_id AND f.kind = 'issuer' WHERE f.status <> attribution""",
    ),
    Check(
        "source-with-date",
        "网址与访问日期同有同无",
        "an address and the day it was read are there together or not at all",
        None,
        """SELECT table_name, _line AS line, 'accessed_on' AS column_name, coalesce(source_url, '∅') AS detail FROM (
            SELECT 'plans' AS table_name, _line, source_url, accessed_on FROM plans
            UNION ALL SELECT 'plan_facts', _line, source_url, accessed_on FROM plan_facts)
        WHERE (source_url IS NULL) <> (accessed_on IS NULL)""",
    ),
    Check(
        "terms-alike",
        "同一指标在各文件中查的是同样的词",
        "one indicator is searched for by the same terms in every plan",
        "silences",
        """SELECT _line AS line, 'terms_searched' AS column_name, concat(indicator_id, ': ', terms_searched) AS detail
        FROM silences WHERE terms_searched <> (
            SELECT mode(o.terms_searched) FROM silences o WHERE o.indicator_id = silences.indicator_id)""",
    ),
)
