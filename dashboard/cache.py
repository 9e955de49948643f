"""The one way pages fetch a frame: by the name of its query, cached for as long as the build stands.

And what they draw of it: a view is made of an address's codes, which therefore stand for what was drawn.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from dashboard import queries


def frame(name: str, **arguments: Any) -> pd.DataFrame:
    """The frame of `queries.<name>(**arguments)`, e.g. frame("targets", indicator_id="dual-qualified-share").

    The caller may change what it gets: pandas copies on write, so that what is kept stays as it is. Raises
    AttributeError for an unknown query, database.NoDatabaseError without a database.
    """
    return _frame(queries.build_id(), name, arguments).copy(deep=False)


@st.cache_resource(max_entries=512, show_spinner=False)
def _frame(build: str, name: str, arguments: dict[str, Any]) -> pd.DataFrame:  # noqa: ARG001
    """`build` is only part of the key: a new build is a new key."""
    return getattr(queries, name)(**arguments)


Drawn = TypeVar("Drawn")


def drawn(key: tuple[Any, ...], make: Callable[[], Drawn]) -> Drawn:
    """What `make` draws, drawn once for each build and key, whoever looks at it.

    The key names the drawing and holds all that it depends on, such as `Scene.key`. What is returned is shared: nobody
    may change it.
    """
    found: Drawn = _drawn(queries.build_id(), key, make)
    return found


@st.cache_resource(max_entries=256, show_spinner=False)
def _drawn(build: str, key: tuple[Any, ...], _make: Callable[[], Any]) -> Any:  # noqa: ARG001
    """Build and key are the key."""
    return _make()


def data_version() -> str:
    """Version of the data of the present build."""
    return str(frame("build_info").loc[0, "data_version"])
