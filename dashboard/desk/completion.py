"""What a draft lacks and the tables need, filled in one place; pure.

Words that are missing in one language are those of the other. A quantity that is counted in this plan only gets an
indicator of its own. Nothing is made up: what has no words is left empty where the tables allow it.
"""

from collections.abc import Mapping

from dashboard.desk.own_english import add_english
from dashboard.desk.own_indicators import joined_indicators, with_indicators
from dashboard.desk.own_names import Row, own_names
from dashboard.desk.own_place import own_region, plain_names
from dashboard.desk.own_units import UNSORTED, own_units
from dashboard.desk.plan import UNNAMED, Region
from dashboard.theme import OWN_REGION as OWN
from etl.proposals.closed_lists import new_body
from etl.proposals.joined import promises
from etl.proposals.themes import theme_of_indicators

Tables = Mapping[str, list[Row]]
DRAFT_ZH = "草稿：由程序读出，经读者逐条确认或修改；英文多为原文。条款的主题按其数量所属的指标推定，缺项由检索提出。"
DRAFT_EN = (
    "A draft: read by a program, accepted or corrected by its reader; most of its words are Chinese only. "
    "Themes of clauses follow the indicators of their quantities; silences were proposed by a search."
)
SEARCHED_ZH, SEARCHED_EN = "由检索提出，未经人核对。", "Proposed by a search, checked by nobody."


def complete(tables: Tables, register: Tables, region: Region = UNNAMED) -> dict[str, list[Row]]:
    """The tables of one plan, ready to be merged with the register.

    tables: as `decided_tables`. register: its tables by name, all of private_build.REGISTER, and `general_units` for
    what it may lack. region: the place, where the register does not have it.
    """
    pack = {"silences": [], "measure_bodies": [], **own_names(tables)}
    pack["plan_facts"] = [_fact(row) for row in pack.get("plan_facts", [])]
    pack["regions"] = [own_region(pack["plans"][0], register["regions"], region)]
    pack["plans"] = [_plan(pack["plans"][0])]
    pack["targets"], pack["indicators"] = with_indicators(pack["targets"], register["indicators"])
    pack["units"] = own_units(pack["targets"], register["units"], register["general_units"], pack.get("units", []))
    pack["measures"] = _measures(pack, register["indicators"])
    pack["targets"] = _in_clauses(pack["targets"], pack["measures"])
    _sort_own_indicators(pack)
    pack["themes"] = [_unsorted()]
    pack["indicators"] += joined_indicators(pack["targets"], register)
    pack["bodies"], pack["measure_bodies"] = _bodies(pack["measure_bodies"])
    pack["silences"] = _silences(pack, register["indicators"])
    add_english(pack, register, plain_names(pack["regions"][0]))
    return {name: [_both_languages(row) for row in rows] for name, rows in pack.items()}


def _both_languages(row: Row) -> Row:
    """Words that are missing in one language are those of the other."""
    stems = dict.fromkeys(name[:-3] for name in row if name.endswith(("_zh", "_en")))
    pairs = {stem: (row.get(f"{stem}_zh", ""), row.get(f"{stem}_en", "")) for stem in stems}
    words = {
        f"{stem}_{lang}": zh or en if lang == "zh" else en or zh
        for stem, (zh, en) in pairs.items()
        for lang in ("zh", "en")
    }
    return {**row, **words}


def _plan(row: Row) -> Row:
    title = row.get("title_zh") or row.get("title_en") or ""
    usual = {
        "title_zh": title or "（无题名）",
        "title_en": title or "(untitled)",
        "issuer_zh": "（未注明）",
        "issuer_en": "" if row.get("issuer_zh") else "(not stated)",  # else made of the place
        "genre": "implementation_plan",
        "completeness": "complete",
        "attribution": "inferred",
    }
    filled = _both_languages(row) | {"issuer_en": row.get("issuer_en", "")}
    fixed = {"region_id": OWN, "coding": "draft", "notes_zh": DRAFT_ZH, "notes_en": DRAFT_EN}
    return {**filled, **{name: filled.get(name) or cell for name, cell in usual.items()}, **fixed}


def _fact(row: Row) -> Row:
    """A fact whose words were put together from several places has no quote."""
    start, end = row["quote_start"], row["quote_end"]
    fits = not row["quote"] or (start.isdecimal() and end.isdecimal() and int(end) - int(start) == len(row["quote"]))
    return row if fits else {**row, "quote": "", "quote_start": "", "quote_end": ""}


def _measures(pack: Tables, known: list[Row]) -> list[Row]:
    """The clauses, each under the theme of most of its quantities, and a last one for quantities outside of any."""
    indicators = {row["indicator_id"]: row for row in known}
    counted = {row["measure_id"] for row in pack["targets"] if row["kind"] != "tally"}
    rows = [_measure(row, pack["targets"], indicators, counted) for row in pack.get("measures", [])]
    outside = [row for row in pack["targets"] if not row["measure_id"]]
    if outside:
        first = outside[0]
        cells = {"start": first["quote_start"], "end": first["quote_end"], "quantification": "number"}
        summary = {"summary_zh": "未编号的段落", "summary_en": "Passages without a number"}
        rows.append({"measure_id": f"{OWN}-outside", "plan_id": OWN, "clause": "—", "part": "body",
                     "theme_id": UNSORTED, **summary, **cells})  # fmt: skip
    return rows


def _measure(row: Row, targets: list[Row], indicators: Mapping[str, Row], counted: set[str]) -> Row:
    of_clause = [target for target in targets if target["measure_id"] == row["measure_id"]]
    plain = "vague" if row["quantification"] == "number" else row["quantification"]
    return {
        **row,
        "theme_id": row["theme_id"] or theme_of_indicators(of_clause, indicators) or UNSORTED,
        "summary_zh": row["summary_zh"] or row["clause"],
        "quantification": "number" if row["measure_id"] in counted else plain,
    }


def _in_clauses(targets: list[Row], measures: list[Row]) -> list[Row]:
    return [{**row, "measure_id": row["measure_id"] or measures[-1]["measure_id"]} for row in targets]


def _sort_own_indicators(pack: Tables) -> None:
    """An indicator of the plan's own stands under the theme of the clause of its first quantity."""
    themes = {row["measure_id"]: row["theme_id"] for row in pack["measures"]}
    first: dict[str, str] = {}
    for row in pack["targets"]:
        first.setdefault(row["indicator_id"], themes[row["measure_id"]])
    for row in pack["indicators"]:
        row["theme_id"] = first.get(row["indicator_id"], UNSORTED)


def _unsorted() -> Row:
    return {
        "theme_id": UNSORTED, "name_zh": "未归类", "name_en": "Not sorted yet",
        "rule_zh": "草稿中还没有归入主题的条款与数量。",
        "rule_en": "Clauses and quantities of a draft without a theme.",
    }  # fmt: skip


def _bodies(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Bodies that the register does not know, each under its printed name; and the rows that name them."""
    codes: dict[str, str] = {}
    for row in rows:
        if not row["body_id"]:
            codes.setdefault(row["printed"], f"{OWN}-b{len(codes) + 1}")
    bodies = [new_body(code, name, name) for name, code in codes.items()]
    return bodies, [{**row, "body_id": row["body_id"] or codes[row["printed"]]} for row in rows]


def _silences(pack: Tables, known: list[Row]) -> list[Row]:
    """The silences of shared indicators that the plan promises nothing of, each marked as proposed."""
    promised = {row["indicator_id"] for row in pack["targets"] if promises(row)}
    shared = {row["indicator_id"] for row in known if row["comparability"] != "single"}
    note = {"note_zh": SEARCHED_ZH, "note_en": SEARCHED_EN}
    return [{**row, **note} for row in pack["silences"] if row["indicator_id"] in shared - promised]
