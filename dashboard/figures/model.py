"""What a page shows and an export takes: a figure together with everything that must travel with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.grid import Grid


@dataclass(frozen=True)
class FigureAddress:
    """Where a figure is found, in codes: the address of its page, its name there, the choices it was made from."""

    page: str
    name: str
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ComparisonFrames:
    """What a figure of one indicator is drawn from, for whoever draws it anew, such as a native chart.

    Targets and silences of the indicator, all plans, its row; `shown` and `scale` as the figure has them; references:
    what superior documents say of it, None where nobody asked.
    """

    targets: pd.DataFrame
    silences: pd.DataFrame
    plans: pd.DataFrame
    indicator: Mapping[str, Any]
    shown: tuple[str, ...]
    scale: str
    references: pd.DataFrame | None = None


@dataclass(frozen=True)
class Exhibit:
    """One figure with its words, all in one language. Plain text throughout; whoever renders it escapes it.

    figure: a drawing, or a Grid where the view is a table by nature.
    headline: the finding in a sentence. subtitle: what, where, when, unit. sources: one line per document.
    notes: what must be read with the figure, the verdict on comparability first. alt: the figure in words.
    table: the rows behind the figure, column names in the reader's language. data_version: of the build.
    panels: the same drawing in pieces that share no axis, each with its words, for where there is room to set them
    apart; caution: why they share none, to be printed on the figure.
    frames: what it is drawn from, where it is a comparison under one indicator. place: where it is found.
    values: gives what it rests on, record by record, for a link that says what they were.
    """

    figure: "go.Figure | Grid"
    headline: str
    subtitle: str
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    alt: str
    table: pd.DataFrame
    data_version: str
    panels: "tuple[tuple[go.Figure, str], ...]" = ()
    caution: str = ""
    frames: "ComparisonFrames | None" = None
    place: "FigureAddress | None" = None
    values: "Callable[[], Any] | None" = None

    def at(self, place: FigureAddress) -> "Exhibit":
        """The same, found at a place."""
        return replace(self, place=place)


@dataclass(frozen=True)
class PairAspect:
    """An aspect of two plans, and what each says under it, each thing once."""

    aspect: str
    one: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Two plans, by name: the aspects in which they say the same (`one` equals `other`), and those in which not."""

    one: str
    other: str
    same: tuple[PairAspect, ...]
    different: tuple[PairAspect, ...]


@dataclass(frozen=True)
class Pairs:
    """Every two plans under one indicator, and what must be said before comparing them."""

    lead: str
    pairs: tuple[Pair, ...]
