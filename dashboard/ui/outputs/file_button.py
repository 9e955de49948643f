"""A button that gives a file, made when it is pressed."""

from collections.abc import Callable

import streamlit as st

from dashboard.database.private import private_database
from dashboard.desk.own_file import OwnFile
from dashboard.exports.file_names import TYPES
from dashboard.ui import own_view


def file_button(label: str, make: Callable[[], bytes], name: str, key: str, own: bool = False) -> None:
    """Show it; the ending of `name` says what kind of file it is.

    own: the file has the visitor's own plan in it though the page does not read its build. Where the page does, every
    file counts as the visitor's own. Such a file is for the visitor's browser alone. Streamlit keeps `make` as long as
    the session lasts, so it must hold no rows.
    """
    beside = private_database() is not None
    kind = TYPES[name.rpartition(".")[2]]
    if own or beside:
        make = OwnFile(st.session_state.get(own_view.SECRET, ""), make, name, kind, beside)
    st.download_button(label, data=make, file_name=name, mime=kind, key=key, on_click="ignore")
