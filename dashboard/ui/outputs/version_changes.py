"""The notice over a figure whose link pins a version of the data: what has changed since."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard.figures.model import Exhibit
from dashboard.figures.version_changes import Change, changes_since, comparable
from dashboard.i18n.words import Words
from dashboard.ui.html import render
from dashboard.ui.navigation import page_parameters
from dashboard.ui.outputs.messages import MOST_DETAILS
from dashboard.ui.outputs.text_table import text_table
from dashboard.url_state import version_pins
from dashboard.url_state.version_pins import Pin


def show_changes(exhibit: Exhibit, words: Words) -> None:
    """Compare the figure with what its link says it was; nothing where no version is pinned, or another figure's."""
    pin = version_pins.read_pin(page_parameters().choices)
    if pin is None or exhibit.place is None or (pin.figure and pin.figure != exhibit.place.name):
        return
    title, table = comparison(pin, exhibit, words)
    st.html(render("pin_notice", title=title, table=table))


def comparison(pin: Pin, exhibit: Exhibit, words: Words) -> tuple[str, Markup]:
    """A sentence on what has become of a pinned figure, and a table of the changed values, or nothing."""
    versions = {"then": pin.version, "now": exhibit.data_version}
    values = exhibit.values() if exhibit.values and pin.values is not None and not pin.broken else None
    if values is None or not comparable(pin, values, words.lang):
        return words.text(incomparable(pin, exhibit), None, **versions), Markup("")
    changes = changes_since(pin, values)
    if not changes:
        key = "pin.same" if pin.version == exhibit.data_version else "pin.unchanged"
        return words.text(key, None, **versions), Markup("")
    table, left_out = text_table(change_table(changes[:MOST_DETAILS], words), words), len(changes) - MOST_DETAILS
    if left_out > 0:
        table += render("paragraph", text=words.text("problem.more", count=left_out))
    return words.text("pin.changed", len(changes), **versions), table


def incomparable(pin: Pin, exhibit: Exhibit) -> str:
    """The key of the message for a pin whose values cannot be compared with the figure's."""
    if pin.broken:
        return "pin.broken"
    if pin.values is None:
        return "pin.same" if pin.version == exhibit.data_version else "pin.version_only"
    return "pin.other_language"


def change_table(changes: list[Change], words: Words) -> pd.DataFrame:
    """The changes as a table."""
    absent, gone = words.text("pin.was_not"), words.text("pin.is_gone")
    rows = [(change.name, change.then or absent, change.now or gone) for change in changes]
    return pd.DataFrame(rows, columns=[words.text(f"pin.{column}") for column in ("what", "then", "now")])
