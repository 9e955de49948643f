"""One indicator: every plan's targets or its kind of silence, the verdict on comparing them, and the evidence."""

from dashboard.database import frame_cache
from dashboard.figures.indicator.view import default_indicator
from dashboard.figures.records import rows_by_code
from dashboard.figures.registry import exhibits
from dashboard.figures.rescale import SCALES
from dashboard.ui.inputs.chooser_row import chooser_row, more_choosers
from dashboard.ui.inputs.choosers import (
    Choice,
    choose,
    choose_language,
    choose_plans,
    choose_theme,
    options_of_theme,
    previous_next,
    switch,
)
from dashboard.ui.inputs.url_sync import name_in_address
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import Part, show_figure, show_html
from dashboard.ui.outputs.indicator_details import indicator_details
from dashboard.ui.run_context import frame, page_words, parameter, view_context

words = page_words()
plans = frame("plans")
indicators = frame("indicators").set_index("indicator_id", drop=False)
rows = rows_by_code(indicators, "indicator_id")


def name(indicator_id: str) -> str:
    """An indicator's name."""
    return words.data(rows[indicator_id], "name")


def scale_name(scale: str) -> str:
    """How values are shown."""
    return words.text(f"scale.{scale}")


with chooser_row():
    codes = options_of_theme(indicators, parameter("theme"), parameter("indicator"), words)
    default = default_indicator(view_context(words))
    choice = Choice("indicator", codes, name, default if default in codes else "")
    code = choose(choice, words, width="stretch")
    previous_next(choice, code, words)
    choose_plans(plans, words)
    with more_choosers(words, ("theme", "scale")):
        choose_theme(frame("themes"), words, resets=("indicator",))
        switch(Choice("scale", SCALES, scale_name), words, visible=bool(rows[code]["per_resident"]))
    choose_language(words)
show_evidence(frame_cache.frame, words)

context = view_context(words, indicator=code)
shown = exhibits("indicator", context)
show_figure(shown["indicator"], words, key="indicator")
if "years" in shown:
    show_figure(shown["years"], words, key="indicator-years", part=Part())
show_html(indicator_details(context, code))
name_in_address("indicator", code)
