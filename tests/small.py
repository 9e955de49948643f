"""A small database for the tests of the read side: a dozen rows worded after the real texts, every case of the rules.

Tables and columns come from data/datapackage.json, so that a column nobody fills is there, and empty.
"""

import json
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

ROOT = Path(__file__).resolve().parent.parent
TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
SHARE, BASES, TRAINING, CHAINS, LONELY = "share", "bases", "training", "chains", "lonely"

CORPUS = {
    "title_zh": "地方文件的政策目标",
    "title_en": "What local plans promise",
    "description_zh": "几份文件承诺的数量。",
    "description_en": "Quantities promised by a few plans.",
    "subject_zh": "职业教育",
    "subject_en": "vocational education",
    "keywords_zh": "职业教育",
    "keywords_en": "vocational education",
    "authors_zh": "对照作者",
    "authors_en": "The Duizhao authors",
}

CODES = """\
field|code|name_zh|name_en
targets.tier|municipal|市级|Municipal
targets.tier|provincial|省级|Provincial
targets.tier|none|未注明级别|None
targets.kind|target|目标|Target
targets.kind|standard|标准|Standard
targets.kind|incentive|激励|Incentive
targets.kind|tally|现有数|Tally
targets.kind|event|活动|Event
targets.commitment|firm|确定|Firm
targets.commitment|aspirational|争取|Aspirational
targets.due_basis|stated|原文载明|Stated
targets.due_basis|plan_year|取规划年度|Plan's year
targets.due_basis|undated|未注明年份|Undated
targets.time_basis|by_year|截至某年|By a year
targets.time_basis|in_year|当年|In a year
targets.time_basis|per_year|每年|Every year
targets.time_basis|standing|常态|Standing
indicators.comparability|direct|可直接比较|Direct
indicators.comparability|adjusted|有条件可比|With a caveat
indicators.comparability|related|相关,不可同轴|Related
indicators.comparability|single|仅一地|One plan
silences.status|vague|含糊|Vague
silences.status|other_form|他种形式|Another form
silences.status|not_mentioned|未提|Not mentioned
silences.status|not_in_file|缺失|Not in file
silences.status|not_issuers_task|非事权|Not its task"""
REGIONS = """\
region_id|name_zh|name_en|level|population_2020
lanzhou|兰州|Lanzhou|prefecture|4359446
wuwei|武威|Wuwei|prefecture|1464955
shandong|山东|Shandong|province|101527453
zhoushan|舟山|Zhoushan|prefecture|1157817
sanming|三明|Sanming|prefecture|2486450"""
PLANS = """\
region_id|first_year|last_year
lanzhou|2019|2019
wuwei|2020|2023
shandong|2022|2022
zhoushan|2022|2025
sanming|2024|2024"""
UNITS = """\
unit_id|label_zh|label_en|label_one_en|value_max
percent|%|%|%|100
bases|个|bases|base|
person_times|人次|person-times|person-time|
schools|所|schools|school|"""
INDICATORS = """\
indicator_id|name_zh|name_en|unit_id|comparability
share|“双师型”教师占比|Share of dual-qualified teachers|percent|adjusted
bases|实训基地|Training bases|bases|related
training|年职业培训人次|Training, person-times|person_times|adjusted
chains|每条产业链的基地|Bases for each chain|bases|direct
lonely|毕业生留舟率|Graduates who stay|percent|single"""
TARGETS = """\
target_id|plan_id|indicator_id|value_low|value_high|operator|unit_id|due_year|due_basis|time_basis|scope_zh|tier|kind|commitment|suspect|restates|nested_in|quote
lz-a|lanzhou|share|30||at_least|percent|2019|stated|by_year|县区及民办学校|none|target|firm|no|||必须达到专业教师数的30%以上
lz-b|lanzhou|share|50||at_least|percent|2019|stated|by_year|市属学校|none|target|firm|no|||市属职业学校必须达到50%以上
ww-a|wuwei|share|50||at_least|percent|2023|stated|by_year|全市|none|target|firm|no|||占比达到50%以上
ww-b|wuwei|share|50||at_least|percent|2023|stated|by_year|全市|none|target|firm|no|ww-a||双师型教师达到50%
ww-c|wuwei|share|95||at_least|percent||undated|standing|全市|none|target|firm|yes|||<b>比例达到95%</b>
lz-c|lanzhou|bases|10|10|exactly|bases|2019|plan_year|in_year|校内基地|none|target|firm|no|||建设10个校内基地
lz-d|lanzhou|bases|5|5|exactly|bases||undated|standing|已有基地|none|tally|firm|no|||现有5个基地
sd-a|shandong|bases|40|40|about|bases|2022|plan_year|in_year|省级基地|provincial|target|firm|no|||建设40个左右省级基地
zs-a|zhoushan|bases|1|1|exactly|bases|2025|stated|by_year|示范基地|provincial|target|aspirational|no||zs-b|争取1个
zs-b|zhoushan|bases|3|3|exactly|schools|2025|stated|by_year|示范学校|none|target|firm|no|||3所示范学校
sd-b|shandong|training|2800000||more_than|person_times|2022|plan_year|in_year|全省|none|target|aspirational|no|||争取超过280万人次
sm-a|sanming|training|12000||at_least|person_times||undated|per_year|全市|none|event|firm|no|||每年培训1.2万人次
zs-c|zhoushan|chains|1|2|range|bases||undated|by_year|每条产业链|municipal|standard|firm|no|||每条产业链1-2家
sm-b|sanming|chains||2|at_most|bases|2024|plan_year|in_year|每条产业链|none|incentive|firm|no|||不超过2家
zs-d|zhoushan|lonely|35|35|exactly|percent|2025|stated|by_year|高职毕业生|none|target|firm|no|||留舟率达35%"""
GLOSSES = {"lz-a": "must reach 30% or more of specialised teachers"}
SILENCES = """\
plan_id|indicator_id|status|quote|note_zh
shandong|share|vague|配合推进“双师型”队伍建设|
zhoushan|share|not_in_file||
sanming|share|not_issuers_task||
wuwei|bases|not_mentioned||另有“实习点”。
sanming|bases|vague|加强基地建设|"""


def rows(table: str) -> list[dict]:
    """The rows of a table above; an empty cell is null."""
    names, *lines = (line.split("|") for line in table.splitlines())
    return [{name: cell or None for name, cell in zip(names, line, strict=True)} for line in lines]


def filled_once(make: Callable[..., Path]) -> Callable[..., Path]:
    """Of what fills a database at a path, one that fills it once: hundreds of tests begin with a copy of their own."""

    @cache
    def content(**arguments: str) -> bytes:
        with TemporaryDirectory() as folder:
            return make(Path(folder) / "plans.duckdb", **arguments).read_bytes()

    @wraps(make)
    def write(path: Path, **arguments: str) -> Path:
        path.unlink(missing_ok=True)
        path.write_bytes(content(**arguments))
        return path

    return write


@filled_once
def write(path: Path, version: str = "small") -> Path:
    """Make the database at a path, replacing what is there."""
    with duckdb.connect(str(path)) as con:
        for resource in json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
            columns = ", ".join(f'"{f["name"]}" {TYPES[f["type"]]}' for f in resource["schema"]["fields"])
            con.execute(f"CREATE TABLE {resource['name']} ({columns})")
        con.execute("CREATE TABLE build_info (data_version VARCHAR, built_at TIMESTAMP, content_hash VARCHAR)")
        fill(con, "build_info", {"data_version": version})
        fill_corpus(con)
        fill_labels(con)
        fill_facts(con)
    return path


def fill(con: duckdb.DuckDBPyConnection, table: str, row: dict) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    con.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


def fill_corpus(con: duckdb.DuckDBPyConnection) -> None:
    """The table `corpus`, of the columns that etl/derived.json gives it."""
    derived = json.loads((ROOT / "etl" / "derived.json").read_text(encoding="utf-8"))["resources"]
    fields = next(table["schema"]["fields"] for table in derived if table["name"] == "corpus")
    con.execute(f"CREATE TABLE corpus ({', '.join(field['name'] + ' VARCHAR' for field in fields)})")
    fill(con, "corpus", {"corpus_id": "small", **CORPUS})


def fill_labels(con: duckdb.DuckDBPyConnection) -> None:
    for place, code in enumerate(rows(CODES), start=1):
        fill(con, "codes", code | {"position": place})
    for region in rows(REGIONS):
        fill(con, "regions", region | {"population_source": "《公报》", "population_source_en": "Bulletin"})
    for unit in rows(UNITS):
        fill(con, "units", unit | {"name_zh": unit["label_zh"], "name_en": unit["label_en"], "value_min": 0})
    fill(con, "themes", {"theme_id": "all", "name_zh": "各项", "name_en": "Everything"})
    reasons = {
        "reason_zh": "理由如此。",
        "reason_en": "The reason.",
        "difference_zh": "口径不同。",
        "difference_en": "Scope.",
    }
    for row in rows(INDICATORS):
        defined = {"definition_zh": f"{row['name_zh']}。", "definition_en": f"{row['name_en']}.", "theme_id": "all"}
        defined |= {"per_resident": row["indicator_id"] == TRAINING}
        fill(con, "indicators", row | defined | reasons)


def fill_facts(con: duckdb.DuckDBPyConnection) -> None:
    ids = {row["region_id"]: f"{row['region_id']}-{row['first_year']}" for row in rows(PLANS)}
    for row in rows(PLANS):
        region, plan = row["region_id"], ids[row["region_id"]]
        titles = {"title_zh": f"《{region}》工作要点", "title_en": f"{region} work points", "attribution": "stated"}
        issuer = {"issuer_zh": "教育局", "issuer_en": "Education Bureau", "source_chars": 4529}
        number = None if region == "shandong" else f"{region}〔{row['first_year']}〕1号"
        fill(con, "plans", row | {"plan_id": plan, "document_number": number} | titles | issuer)
        fill(con, "measures", {"measure_id": region, "plan_id": plan, "clause": "六", "part": "body"})
    for place, row in enumerate(rows(TARGETS)):
        span = {"quote_start": 100 * place, "quote_end": 100 * place + len(row["quote"])}
        more = {"plan_id": ids[row["plan_id"]], "measure_id": row["plan_id"], "scope_en": row["scope_zh"]}
        fill(con, "targets", row | more | span | {"gloss": GLOSSES.get(row["target_id"])})
    fact = {
        "fact": "lost-word",
        "kind": "misprint",
        "status": "stated",
        "quote": "面推进",
        "quote_start": 5,
        "quote_end": 8,
    }
    fill(
        con,
        "plan_facts",
        fact | {"plan_id": "sanming-2024", "statement_zh": "脱字。", "statement_en": "A word is lost."},
    )
    fill(con, "numerals", {"plan_id": "lanzhou-2019", "start": 10, "end": 12, "text": "30", "target_id": "lz-a"})
    for row in rows(SILENCES):
        clause = row["plan_id"] if row["quote"] else None
        fill(con, "silences", row | {"plan_id": ids[row["plan_id"]], "measure_id": clause, "terms_searched": "双师"})
