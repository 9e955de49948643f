"""What a page asks the reader, and the state of the page in its address."""

from dashboard.choices import keep
from dashboard.widgets.choosers import (
    choose,
    choose_language,
    choose_plans,
    choose_some,
    choose_theme,
    of_theme,
    step,
    switch,
)
from dashboard.widgets.filters import carried, filter_targets, number, search
from dashboard.widgets.page import asked, dark, frame_page, row, scene, words

__all__ = [
    "asked",
    "carried",
    "choose",
    "choose_language",
    "choose_plans",
    "choose_some",
    "choose_theme",
    "dark",
    "filter_targets",
    "frame_page",
    "keep",
    "number",
    "of_theme",
    "row",
    "scene",
    "search",
    "step",
    "switch",
    "words",
]
