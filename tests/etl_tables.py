"""Rows of a good tiny data package: three plans, a dozen clauses of the real texts."""

import hashlib
import json
from pathlib import Path

from etl.reading.numbers import tokens

ROOT = Path(__file__).resolve().parent.parent
Row = dict[str, str]
Tables = dict[str, list[Row]]

TEXTS = {
    "lanzhou-2019": (
        "六、加强师资培训力度\n\n1.年内组织各级各类职业教育专业师资市级培训170人次。重点开展综合教研组教师全员培训。\n\n"
        "2.职业教育“双百”计划,年内安排100名教师赴企业实践。\n"
    ),
    "zhoushan-2022": (
        "1.到2025年至少建立6个行业指导委员会、5个新型职业教育集团,争取其中1个进入省级。\n"
        "2.学生流生率控制在2%以内,学生违法犯罪控制到零发。每条产业链遴选认定1-2家实训基地。\n"
        "3.高职院校全日制在校生规模达到1万人左右。加强教师培训。到2025年至少建立6个行业指导委员会。\n"
    ),
    "shandong-2022": (
        "9.职业院校开展职业培训争取超过280万人次。\n13.认定 4 0 个左右校企一体化合作办学示范项目。推动15所高职院校建设。\n"
    ),
}
SHORT = {"lanzhou-2019": "lz", "zhoushan-2022": "zs", "shandong-2022": "sd"}


def descriptor() -> dict:
    """The project's own descriptor."""
    return json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))


def good_tables() -> Tables:
    """Rows of every table, with which nothing is wrong. Cells left out are empty."""
    targets = _targets()
    return {
        "regions": [_region(*item) for item in _REGIONS],
        "plans": [_plan(*item) for item in _PLANS],
        "plan_facts": [_fact(), _cut()],
        "themes": [_named("theme_id", "teachers"), _named("theme_id", "system")],
        "instruments": [{**_named("instrument_id", "talent"), "type": "supply"}],
        "bodies": [{**_named("body_id", code), "kind": "department"} for code in ("committees", "groups")],
        "measure_bodies": _bodies(),
        "units": [_unit("person_times", ""), _unit("percent", "100"), _unit("things", "")],
        "codes": _codes(),
        "glossary": [_term()],
        "lexicon": [],
        "indicators": _indicators(),
        "measures": _measures(),
        "targets": targets,
        "target_evidence": _evidence(targets),
        "overrides": [],
        "silences": _silences(),
        "reference_values": [_reference()],
        "numerals": _numerals(targets),
        "codings": _codings(),
    }


_REGIONS = (("lanzhou", "兰州", "620100"), ("zhoushan", "舟山", "330900"), ("shandong", "山东", "370000"))
_PLANS = (
    ("lanzhou-2019", "lanzhou", "2019", "2019", "complete"),
    ("zhoushan-2022", "zhoushan", "2022", "2025", "truncated"),
    ("shandong-2022", "shandong", "2022", "2022", "complete"),
)


def _region(region: str, name: str, code: str) -> Row:
    level = "province" if region == "shandong" else "prefecture"
    source = {"population_source": f"{name}第七次全国人口普查公报", "population_source_en": f"Census, {region.title()}"}
    cells = {"region_id": region, "name_zh": name, "name_en": region.title(), "level": level, "admin_code": code}
    return {**cells, "population_2020": "4359446", **source}


def _plan(plan: str, region: str, first: str, last: str, completeness: str) -> Row:
    words = {
        f"{name}_{language}": "甲" if language == "zh" else "A"
        for name in ("title", "issuer", "notes")
        for language in ("zh", "en")
    }
    words["title_zh"] = "职业"
    years = {"first_year": first, "last_year": last, "signed_on": f"{first}-04-10", "published_on": f"{first}-04-22"}
    kinds = {"genre": "work_points", "completeness": completeness, "attribution": "stated", "coding": "single"}
    proof = {"source_sha256": hashlib.sha256(TEXTS[plan].encode()).hexdigest(), "source_chars": str(len(TEXTS[plan]))}
    return {"plan_id": plan, "region_id": region, **words, **years, **kinds, **proof}


def _fact() -> Row:
    words = {"statement_zh": "数字中有空格。", "statement_en": "A stray blank in a number."}
    cells = {"plan_id": "shandong-2022", "fact": "split-digits", "kind": "misprint", "status": "stated"}
    return {**cells, **words, **_quoted("shandong-2022", "认定 4 0 个左右")}


def _cut() -> Row:
    words = {"statement_zh": "文末缺失。", "statement_en": "The end is missing."}
    return {"plan_id": "zhoushan-2022", "fact": "cut", "kind": "truncated", "status": "missing", **words}


def _named(key: str, code: str) -> Row:
    return {
        key: code,
        "name_zh": f"甲 {code}",
        "name_en": code,
        "rule_zh": f"{code} 的规则",
        "rule_en": f"Rule of {code}",
    }


def _term() -> Row:
    words = {"name_zh": "班主任", "name_en": "form teachers", "note_zh": "一班之师。", "note_en": "Of one class."}
    return {"term_id": "form-teachers", **words, "synonyms": "class teacher; 班头"}


def _unit(code: str, maximum: str) -> Row:
    labels = {"label_zh": "个", "label_en": "things", "label_one_en": "thing", "value_min": "0", "value_max": maximum}
    return {**_named("unit_id", code), **labels}


def _codes() -> list[Row]:
    rows = []
    for resource in descriptor()["resources"]:
        for field in resource["schema"]["fields"]:
            for position, code in enumerate(field.get("constraints", {}).get("enum", []), 1):
                place = {"field": f"{resource['name']}.{field['name']}", "code": code, "position": str(position)}
                rows.append({**place, **_named("code", code)})
    return rows


def _indicators() -> list[Row]:
    verdict = {"reason_zh": "同类", "reason_en": "alike", "difference_zh": "级别不同", "difference_en": "another tier"}
    shared = {"training": "person_times", "size": "things"}
    alone = {
        "groups": "things",
        "councils": "things",
        "dropout": "percent",
        "crime": "things",
        "bases": "things",
        "projects": "things",
    }
    rows = [{**_indicator(code, unit, "adjusted"), **verdict} for code, unit in shared.items()]
    return rows + [_indicator(code, unit, "single") for code, unit in alone.items()]


def _indicator(code: str, unit: str, comparability: str) -> Row:
    words = {
        "name_zh": f"甲 {code}",
        "name_en": code,
        "definition_zh": f"何为 {code}",
        "definition_en": f"What {code} is",
    }
    kinds = {"unit_id": unit, "direction": "more", "comparability": comparability, "per_resident": "false"}
    return {"indicator_id": code, "theme_id": "teachers", **words, **kinds}


def _measures() -> list[Row]:
    clauses = [("lanzhou-2019", "六.1", "1.年内", "2."), ("lanzhou-2019", "六.2", "2.职业", "")]
    clauses += [
        ("zhoushan-2022", "1", "1.到", "2.学"),
        ("zhoushan-2022", "2", "2.学", "3.高"),
        ("zhoushan-2022", "3", "3.高", ""),
    ]
    clauses += [("shandong-2022", "9", "9.职", "13."), ("shandong-2022", "13", "13.", "")]
    return [_measure(*clause) for clause in clauses]


def _measure(plan: str, clause: str, begin: str, following: str) -> Row:
    text = TEXTS[plan]
    start = text.index(begin)
    end = len(text[: text.index(following, start + 1) if following else None].rstrip())
    words = {"part": "body", "summary_zh": "用自己的话说", "summary_en": "In our own words"}
    coded = {"theme_id": "teachers", "instrument_id": "talent", "quantification": "number"}
    name = f"{SHORT[plan]}-{clause.removeprefix('六.')}"
    return {
        "measure_id": name,
        "plan_id": plan,
        "clause": clause,
        **words,
        **coded,
        "start": str(start),
        "end": str(end),
    }


def _bodies() -> list[Row]:
    named = (("committees", "1", "行业指导委员会"), ("groups", "2", "新型职业教育集团"))
    return [{"measure_id": "zs-1", "body_id": body, "position": n, "printed": name} for body, n, name in named]


def _quoted(plan: str, quote: str, after: str = "") -> Row:
    text = TEXTS[plan]
    start = text.index(quote, text.index(after))
    return {"quote": quote, "quote_start": str(start), "quote_end": str(start + len(quote))}


def _targets() -> list[Row]:
    lanzhou, zhoushan, shandong = SHORT
    by_2025 = {"due_year": "2025", "due_basis": "stated"}
    again = {"restates": "zs-1-a"}
    return [
        _target(lanzhou, "lz-1-a", "training", "170", "exactly", "市级培训170人次", **_IN_2019),
        _target(lanzhou, "lz-2-a", "size", "100", "exactly", "安排100名教师", **_IN_2019),
        _target(zhoushan, "zs-1-a", "councils", "6", "at_least", "至少建立6个行业指导委员会", **by_2025),
        _target(zhoushan, "zs-1-b", "groups", "5", "at_least", "5个新型职业教育集团", **by_2025, **_CARRIED),
        _target(
            zhoushan, "zs-1-c", "groups", "1", "exactly", "争取其中1个", nested_in="zs-1-b", commitment="aspirational"
        ),
        _target(zhoushan, "zs-2-a", "dropout", "2", "at_most", "流生率控制在2%以内", quantity_type="rate"),
        _target(zhoushan, "zs-2-b", "crime", "0", "exactly", "控制到零发"),
        _target(zhoushan, "zs-2-c", "bases", "1-2", "range", "认定1-2家实训基地"),
        _target(zhoushan, "zs-3-a", "size", "10000", "about", "达到1万人左右"),
        _target(
            zhoushan,
            "zs-3-b",
            "councils",
            "6",
            "at_least",
            "至少建立6个行业指导委员会",
            after="教师培训",
            **by_2025,
            **again,
        ),
        _target(shandong, "sd-9-a", "training", "2800000", "more_than", "争取超过280万人次", commitment="aspirational"),
        _target(shandong, "sd-13-a", "projects", "40", "about", "4 0 个左右", suspect="true", **_NOTED),
        _target(shandong, "sd-13-b", "size", "15", "exactly", "15所高职院校", kind="tally"),
    ]


_IN_2019 = {"due_year": "2019", "due_basis": "plan_year"}
_CARRIED = {"note_zh": "“至少”承自前项。", "note_en": "At least carries over."}
_NOTED = {"note_zh": "原文数字断开", "note_en": "the digits are split"}
_UNITS = {"training": "person_times", "dropout": "percent"}


def _target(
    plan: str, name: str, indicator: str, value: str, operator: str, quote: str, after: str = "", **cells: str
) -> Row:
    low, _, high = value.partition("-")
    low, high = {"at_most": ("", value), "range": (low, high)}.get(operator, (low, low))
    values = {
        "value_low": low,
        "value_high": "" if operator in ("at_least", "more_than") else high,
        "operator": operator,
    }
    place = {"target_id": name, "plan_id": plan, "measure_id": name[:-2], "indicator_id": indicator}
    kinds = {
        "due_basis": "undated",
        "time_basis": "by_year",
        "quantity_type": "new_stock",
        "tier": "none",
        "kind": "target",
    }
    scope = {"scope_zh": "全市", "scope_en": "the city", "commitment": "firm", "suspect": "false"}
    unit = {"unit_id": _UNITS.get(indicator, "things")}
    return {
        **place,
        **values,
        **unit,
        **kinds,
        **scope,
        **_quoted(plan, quote, after),
        "gloss": f"what it says: {quote}",
        **cells,
    }


_WORDS = {
    "operator": ("至少", "以内", "左右", "超过"),
    "commitment": ("争取",),
}
_HEAD = {"due_year": ("到2025年",), "operator": ("至少",)}  # carried over from the head of the sentence


def _evidence(targets: list[Row]) -> list[Row]:
    """The words of each field, in the quote or at the head of the sentence."""
    rows = []
    for target in targets:
        start, end = int(target["quote_start"]), int(target["quote_end"])
        text, numerals = TEXTS[target["plan_id"]], [token for token in tokens(target["quote"]) if token.text != "一"]
        last = start + numerals[-1].end
        rows.append(evidence_row(target, "value", start + numerals[0].start, last + (text[last] in "个人名家所%")))
        needed = {"operator": target["operator"] not in ("exactly", "range")}
        needed |= {"due_year": target["due_basis"] == "stated", "commitment": target["commitment"] == "aspirational"}
        for field in (field for field, is_needed in needed.items() if is_needed):
            inside = [word for word in _WORDS.get(field, ()) if word in target["quote"]]
            word = (inside or _HEAD[field])[0]
            at = text.index(word, start) if inside else text.rindex(word, 0, end)
            rows.append(evidence_row(target, field, at, at + len(word)))
    return rows


def evidence_row(target: Row, field: str, start: int, end: int) -> Row:
    quote = TEXTS[target["plan_id"]][start:end]
    place = {"start": str(start), "end": str(end), "quote": quote}
    return {"target_id": target["target_id"], "field": field, **place}


def _silences() -> list[Row]:
    vague = {"plan_id": "zhoushan-2022", "indicator_id": "training", "status": "vague", "measure_id": "zs-3"}
    absent = {
        "plan_id": "shandong-2022",
        "indicator_id": "size",
        "status": "not_mentioned",
        "terms_searched": "在校生 规模",
    }
    return [
        {**vague, **_quoted("zhoushan-2022", "加强教师培训"), "gloss": "train more", "terms_searched": "培训"},
        absent,
    ]


def _reference() -> Row:
    words = {f"{name}_{lang}": f"{name} {lang}" for name in ("title", "issuer", "scope") for lang in ("zh", "en")}
    value = {"operator": "more_than", "value_low": "5000000", "unit_id": "person_times"}
    proof = {"quote": "超过", "gloss": "more than", "proof": "secondary", "source_url": "https://example.org/"}
    place = {"reference_id": "training-2019", "indicator_id": "training", "level": "national"}
    return {**place, **words, **value, **proof, "accessed_on": "2026-01-31"}


def _numerals(targets: list[Row]) -> list[Row]:
    rows = []
    for plan, text in TEXTS.items():
        for token in tokens(text):
            holder = next(
                (item["target_id"] for item in targets if item["plan_id"] == plan and _holds(item, token)), ""
            )
            place = {"plan_id": plan, "start": str(token.start), "end": str(token.end), "text": token.text}
            rows.append({**place, "target_id": holder, "reason": "" if holder else "clause_number"})
    return rows


def _holds(target: Row, token: tuple[int, int, str]) -> bool:
    return int(target["quote_start"]) <= token[0] and token[1] <= int(target["quote_end"]) and token[2] != "一"


def _codings() -> list[Row]:
    settled = {"settled_zh": "取第一：从原文", "settled_en": "First coder kept: as the text has it"}
    same = [
        {"plan_id": "lanzhou-2019", "item": "lz-1-a", "field": field, "first": value, "second": value}
        for field, value in (("kind", "target"), ("operator", "exactly"))
    ]
    return [
        *same,
        {
            "plan_id": "zhoushan-2022",
            "item": "zs-1-a",
            "field": "operator",
            "first": "at_least",
            "second": "",
            **settled,
        },
    ]
