"""What the corpus is, where and when, in words made from the plans."""

import pandas as pd

from dashboard.figures.provinces import province_name
from dashboard.figures.records import Row, records
from dashboard.i18n.words import Words

MAX_PLACES = 8  # authorities that are named one by one


def where_and_when(plans: pd.DataFrame, words: Words) -> str:
    """The authorities with their provinces, or only the provinces where there are many; the first and last year.
    `plans` as in the query plan_sheets."""
    rows = records(plans.drop_duplicates("region_id"))
    named = len(rows) <= MAX_PLACES
    places = [place(row, words) if named else province_name(row["admin_code"], words) for row in rows]
    first, last = int(plans["first_year"].min()), int(plans["last_year"].max())
    return words.text(
        "overview.where_and_when", places=words.join(list(dict.fromkeys(filter(None, places)))), first=first, last=last
    )


def place(row: Row, words: Words) -> str:
    """An authority, and in brackets the province it lies in or that it is one."""
    region, province = words.data(row, "region"), province_name(row["admin_code"], words)
    if row["level"] == "province":
        return words.text("plan.province", name=region)
    return words.text("overview.place", region=region, province=province) if province else region
