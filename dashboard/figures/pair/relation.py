"""How two plans relate, in a sentence: their places, levels, kinds and years."""

from dashboard.figures.grid_parts import plan_name
from dashboard.figures.plan.parts import plan_years
from dashboard.figures.provinces import province_name
from dashboard.figures.records import Row
from dashboard.i18n.words import Words


def relation(both: tuple[Row, Row], words: Words) -> str:
    """Where the two lie to one another, then genre and years of each. Plans as in the query plan_sheets."""
    first, second = (plan_name(plan, words) for plan in both)
    province = province_name(both[0]["admin_code"], words)
    where = words.text(f"pair.where.{place_relation(both)}", one=first, other=second, province=province)
    documents = [
        words.text(
            "pair.document",
            plan=plan_name(plan, words),
            genre=words.inline(words.data(plan, "genre_name")),
            years=plan_years(plan, words),
        )
        for plan in both
    ]
    return words.text("pair.relation", where=where, documents=words.text("headline.separator").join(documents))


def place_relation(both: tuple[Row, Row]) -> str:
    """same_place, city_and_province, provinces, same_province, other_province; unknown without both codes."""
    first, second = both
    codes = [str(plan["admin_code"] or "")[:2] for plan in both]
    if first["region_id"] == second["region_id"]:
        return "same_place"
    levels = [plan["level"] == "province" for plan in both]
    if all(levels):
        return "provinces"
    if not all(code.isdigit() for code in codes):
        return "unknown"
    if codes[0] != codes[1]:
        return "other_province"
    return "city_and_province" if any(levels) else "same_province"
