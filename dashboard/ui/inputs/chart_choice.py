"""Choosers of a quick chart: how a query's result is shown, and which of its columns are drawn."""

import pandas as pd

from dashboard.figures.sql.quick_chart import ChartChoice, series_columns
from dashboard.figures.sql.result import CHART_KINDS, numeric_columns
from dashboard.i18n.words import Words
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import Choice, choose, switch


def choose_chart(frame: pd.DataFrame, words: Words) -> ChartChoice:
    """How to show a result; a table where it has no numbers."""
    numbers, columns = numeric_columns(frame), list(frame.columns)
    with chooser_row():
        kinds = Choice("chart", CHART_KINDS, lambda kind: words.text(f"chart.{kind}"))
        chart = switch(kinds, words, visible=bool(numbers))
        if not numbers or chart == "table":
            return ChartChoice("table")
        x = choose(Choice("x", columns, str), words, width=200)
        y = choose(Choice("y", numbers, str, numbers[-1]), words, width=200)
        keys = series_columns(frame, x, y)
        names = {"": words.text("sql.no_series")} | {key: key for key in keys}
        series = choose(Choice("series", list(names), names.__getitem__), words, width=200) if keys else ""
        return ChartChoice(chart, x, y, series)
