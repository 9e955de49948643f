"""What a page shows and an export takes: a figure together with everything that must travel with it."""

from dataclasses import dataclass
from typing import Any, cast

import pandas as pd
import plotly.graph_objects as go


@dataclass(frozen=True)
class Exhibit:
    """One figure with its words, all in one language. Plain text throughout; whoever renders it escapes it.

    headline: the finding in a sentence. subtitle: what, where, when, unit. sources: one line per document.
    notes: what must be read with the figure, the verdict on comparability first. alt: the figure in words.
    table: the rows behind the figure, column names in the reader's language. data_version: of the build.
    """

    figure: go.Figure
    headline: str
    subtitle: str
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    alt: str
    table: pd.DataFrame
    data_version: str


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as dictionaries, for the functions that speak of one row."""
    return cast(list[dict[str, Any]], frame.to_dict("records"))
