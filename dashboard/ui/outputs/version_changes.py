"""What has changed in a figure since a link to it was made, said right over it."""

import pandas as pd
import streamlit as st

from dashboard.figures.model import Exhibit
from dashboard.figures.version_changes import Change, changes_since, comparable
from dashboard.i18n.words import Words
from dashboard.ui.navigation import page_parameters
from dashboard.ui.outputs import markup
from dashboard.ui.outputs.messages import SHOWN
from dashboard.url_state import version_pins
from dashboard.url_state.version_pins import Pin


def show_changes(exhibit: Exhibit, words: Words) -> None:
    """Compare the figure with what the address says it was; nothing where it says nothing, or speaks of another."""
    pin = version_pins.read_pin(page_parameters().choices)
    if pin is None or exhibit.place is None or (pin.figure and pin.figure != exhibit.place.name):
        return
    title, table = compared(pin, exhibit, words)
    st.html(markup.pin_notice(title, table))


def compared(pin: Pin, exhibit: Exhibit, words: Words) -> tuple[str, str]:
    """What is to be said of the pinned version, and the changed values as a table (HTML), if any."""
    versions = {"then": pin.version, "now": exhibit.data_version}
    if pin.broken:
        return words.text("pin.broken", None, **versions), ""
    if pin.values is None:
        same = pin.version == exhibit.data_version
        return words.text("pin.same" if same else "pin.version_only", None, **versions), ""
    values = exhibit.values() if exhibit.values else None
    if values is None or not comparable(pin, values, words.lang):
        return words.text("pin.other_language", None, **versions), ""
    found = changes_since(pin, values)
    if not found:
        return words.text("pin.same" if pin.version == exhibit.data_version else "pin.unchanged", None, **versions), ""
    table = markup.table(listed(found[:SHOWN], words), words)
    more = [words.text("problem.more", count=len(found) - SHOWN)] if len(found) > SHOWN else []
    return words.text("pin.changed", len(found), **versions), table + markup.paragraphs(more)


def listed(found: list[Change], words: Words) -> pd.DataFrame:
    """The changes as a table."""
    none = {"then": words.text("pin.was_not"), "now": words.text("pin.is_gone")}
    rows = [(one.name, one.then or none["then"], one.now or none["now"]) for one in found]
    return pd.DataFrame(rows, columns=[words.text(f"pin.{column}") for column in ("what", "then", "now")])
