"""The one way pages fetch a frame: by the name of its query, cached for as long as the build stands."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import queries


def frame(name: str, **arguments: Any) -> pd.DataFrame:
    """The frame of `queries.<name>(**arguments)`, e.g. frame("targets", indicator_id="dual-qualified-share").

    The caller gets a copy. Raises AttributeError for an unknown query, database.NoDatabaseError without a database.
    """
    return _frame(queries.build_id(), name, arguments)


@st.cache_data(max_entries=512, show_spinner=False)
def _frame(build: str, name: str, arguments: dict[str, Any]) -> pd.DataFrame:  # noqa: ARG001
    """`build` is only part of the key: a new build is a new key."""
    return getattr(queries, name)(**arguments)


def data_version() -> str:
    """Version of the data of the present build."""
    return str(frame("build_info").loc[0, "data_version"])
