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
from dashboard.widgets.filters import carried, filter_targets, search
from dashboard.widgets.page import asked, beside, dark, frame, frame_page, row, say_unreadable, scene, words
from dashboard.widgets.query import client, exhibit_again, own_query, query_box
from dashboard.widgets.view import choose_view

__all__ = [
    "asked",
    "beside",
    "carried",
    "choose",
    "choose_language",
    "choose_plans",
    "choose_some",
    "choose_theme",
    "choose_view",
    "client",
    "dark",
    "exhibit_again",
    "filter_targets",
    "frame",
    "frame_page",
    "keep",
    "of_theme",
    "own_query",
    "query_box",
    "row",
    "say_unreadable",
    "scene",
    "search",
    "step",
    "switch",
    "words",
]
