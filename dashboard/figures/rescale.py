"""Values per million residents: stated values over the population of the 2020 census."""

from typing import Any

import pandas as pd

from dashboard.figures.lanes import drawable_targets
from dashboard.figures.records import Row, records
from dashboard.figures.target_values import value_text
from dashboard.i18n.words import Words

STATED, PER_MILLION = SCALES = ("stated", "per_million")
RESIDENTS = 1_000_000
SIGNIFICANT_DIGITS = 3  # significant ones that are kept


def per_million(
    targets: pd.DataFrame, plans: pd.DataFrame, indicator: Row, words: Words
) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Targets and indicator with values and unit per million usual residents of the census of 2020.

    Only rows that may be drawn are rescaled; operators stay. A new column `stated` has the value as in the text, "" in
    the other rows. `plans` needs population_2020.
    """
    people = plans.set_index("plan_id")["population_2020"]
    rescaled = targets.assign(stated="")
    for index in drawable_targets(targets, indicator["unit_id"]).index:
        row = targets.loc[index]
        rescaled.loc[index, "stated"] = words.text("mark.stated", value=value_text(row, words, "long"))
        for bound in ("value_low", "value_high"):
            rescaled.loc[index, bound] = round_significant(row[bound] / people[row["plan_id"]] * RESIDENTS)
        for column, label in rescaled_labels(row, words).items():
            rescaled.loc[index, column] = label
    if "baseline_value" in rescaled:
        rescaled["baseline_value"] = float("nan")  # stands in the words as stated, if at all
    for column in (name for name in map(str, rescaled) if name.startswith("value_words_")):
        rescaled[column] = None  # a rescaled value is a number again; the words stand in `stated`
    return rescaled, {**indicator, **rescaled_labels(indicator, words)}


def rescaled_labels(row: Row, words: Words) -> dict[str, str]:
    """The columns with names of a row's unit, reworded to "per million residents"."""
    columns = [f"{column}_{words.lang}" for column in ("unit_label", "unit_one", "unit_name")]
    return {
        column: words.text("scale.unit", unit=row[column]) for column in columns if isinstance(row.get(column), str)
    }


def round_significant(value: float) -> float:
    """A value to three significant figures: 27,578.8 is 27,600. NaN stays NaN."""
    return float(f"{value:.{SIGNIFICANT_DIGITS}g}")


def is_rescaled(indicator: Row, scale: str) -> bool:
    """Whether values of an indicator are shown rescaled."""
    return scale == PER_MILLION and bool(indicator["per_resident"])


def unknown_populations(targets: pd.DataFrame, plans: pd.DataFrame, indicator: Row) -> list[Row]:
    """The plans with targets to draw whose place has no population, as that of a draft."""
    drawn = set(drawable_targets(targets, indicator["unit_id"])["plan_id"])
    return [plan for plan in records(plans[plans["population_2020"].isna()]) if plan["plan_id"] in drawn]


def rescale_notes(
    targets: pd.DataFrame, plans: pd.DataFrame, indicator: Row, words: Words, scale: str
) -> tuple[str, ...]:
    """The formula, the calculation of each target, and the source of each population; or that rescaling is refused.

    targets: with values as stated. () where values are shown as stated by choice.
    """
    if not is_rescaled(indicator, scale):
        return () if scale == STATED else (words.text("scale.refused"),)
    if unknown := unknown_populations(targets, plans, indicator):
        return (words.text("scale.no_population", plans=words.join([words.data(plan, "region") for plan in unknown])),)
    by_id = {plan["plan_id"]: plan for plan in records(plans)}
    rows = records(drawable_targets(targets, indicator["unit_id"]))
    used_plans = [by_id[plan_id] for plan_id in dict.fromkeys(row["plan_id"] for row in rows)]
    lines = [calculation(row, by_id[row["plan_id"]], words) for row in rows]
    lines += [
        words.text("scale.source", region=words.data(plan, "region"), source=words.data(plan, "population_source"))
        for plan in used_plans
    ]
    return (words.text("scale.formula"), *lines)


def calculation(row: Row, plan: Row, words: Words) -> str:
    """2,800,000 ÷ 101,527,453 × 1,000,000 ≈ 27,600, of one target."""
    bounds = [bound for bound in (row["value_low"], row["value_high"]) if bound == bound and bound is not None]
    bounds = list(dict.fromkeys(bounds))
    people = plan["population_2020"]
    return words.text(
        "scale.calculation",
        region=words.data(plan, "region"),
        value="–".join(words.in_full(bound) for bound in bounds),
        population=words.in_full(people),
        result="–".join(words.in_full(round_significant(bound / people * RESIDENTS)) for bound in bounds),
    )
