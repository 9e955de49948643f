"""Values per million residents: what is stated over the population of the census, with nothing else changed."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.figures.lanes import drawable_targets
from dashboard.figures.records import records
from dashboard.i18n.words import Words

STATED, PER_MILLION = SCALES = ("stated", "per_million")
PER = 1_000_000
FIGURES = 3  # significant ones that are kept


def per_million(
    targets: pd.DataFrame, plans: pd.DataFrame, indicator: Mapping[str, Any], words: Words
) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Targets and indicator with values and unit per million usual residents of the census of 2020.

    Only rows that may be drawn are rescaled: bounds keep their operator, and a column `stated` says the value as it
    stands in the text (empty in the other rows). `plans` needs population_2020.
    """
    people = plans.set_index("plan_id")["population_2020"]
    out = targets.assign(stated="")
    for index in drawable_targets(targets, indicator["unit_id"]).index:
        row = targets.loc[index]
        out.loc[index, "stated"] = words.text("mark.stated", value=long_value(row, words))
        for bound in ("value_low", "value_high"):
            out.loc[index, bound] = rounded(row[bound] / people[row["plan_id"]] * PER)
        for column, label in in_unit(row, words).items():
            out.loc[index, column] = label
    for column in (name for name in map(str, out) if name.startswith("value_words_")):
        out[column] = None  # a rescaled value is a number again; the words stand in `stated`
    return out, {**indicator, **in_unit(indicator, words)}


def in_unit(row: Mapping[str, Any], words: Words) -> dict[str, str]:
    """Names of a row's unit in the reader's language, per million residents."""
    columns = [f"{column}_{words.lang}" for column in ("unit_label", "unit_one", "unit_name")]
    return {column: words.text("scale.unit", unit=row[column]) for column in columns if filled(row, column)}


def filled(row: Mapping[str, Any], column: str) -> bool:
    """Whether a row has text under a column."""
    return isinstance(row.get(column), str)


def rounded(value: float) -> float:
    """A value to three significant figures: 27,578.8 is 27,600. NaN stays NaN."""
    return float(f"{value:.{FIGURES}g}")


def long_value(row: Mapping[str, Any], words: Words) -> str:
    """A value in words."""
    return words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row), "long")


def allowed(indicator: Mapping[str, Any], scale: str) -> bool:
    """Whether values of an indicator are to be rescaled."""
    return scale == PER_MILLION and bool(indicator["per_resident"])


def notes(
    targets: pd.DataFrame, plans: pd.DataFrame, indicator: Mapping[str, Any], words: Words, scale: str
) -> tuple[str, ...]:
    """The formula, each target's calculation, and each population's source; or that nothing may be rescaled.

    `targets` as stated. Nothing is said where values are shown as stated.
    """
    if not allowed(indicator, scale):
        return () if scale == STATED else (words.text("scale.refused"),)
    places = {plan["plan_id"]: plan for plan in records(plans)}
    rows = records(drawable_targets(targets, indicator["unit_id"]))
    used = [places[plan_id] for plan_id in dict.fromkeys(row["plan_id"] for row in rows)]
    said = [calculation(row, places[row["plan_id"]], words) for row in rows]
    said += [
        words.text("scale.source", region=words.data(plan, "region"), source=words.data(plan, "population_source"))
        for plan in used
    ]
    return (words.text("scale.formula"), *said)


def calculation(row: Mapping[str, Any], plan: Mapping[str, Any], words: Words) -> str:
    """2,800,000 ÷ 101,527,453 × 1,000,000 ≈ 27,600, of one target."""
    bounds = [bound for bound in (row["value_low"], row["value_high"]) if bound == bound and bound is not None]
    bounds = list(dict.fromkeys(bounds))
    people = plan["population_2020"]
    return words.text(
        "scale.calculation",
        region=words.data(plan, "region"),
        value="–".join(words.in_full(bound) for bound in bounds),
        population=words.in_full(people),
        result="–".join(words.in_full(rounded(bound / people * PER)) for bound in bounds),
    )
