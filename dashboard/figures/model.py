"""Figures as pages show and exports take them: a figure with its words, sources and table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.grid import Grid
from dashboard.figures.records import Row


@dataclass(frozen=True)
class FigureAddress:
    """Address of a figure: that of its page, its name there, and the parameters it was made from."""

    page: str
    name: str
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class EvidenceFrames:
    """Rows of `queries.targets` and `queries.silences` that a figure shows, and rows of `queries.plans`."""

    targets: pd.DataFrame
    silences: pd.DataFrame
    plans: pd.DataFrame


@dataclass(frozen=True)
class ComparisonFrames(EvidenceFrames):
    """Input of a figure of one indicator, from which a native chart is drawn anew.

    Targets and silences of the indicator, all plans, the indicator's row of `queries.indicators`. shown: ids of the
    plans in view, () for all. scale: as in figures.rescale. references: what superior documents say of the indicator,
    as in `queries.reference_values`; None if unknown.
    """

    indicator: Row
    shown: tuple[str, ...]
    scale: str
    references: pd.DataFrame | None = None


@dataclass(frozen=True)
class Exhibit:
    """One figure with its words, all in one language, as plain text that is escaped where it is rendered.

    figure: any Plotly figure, or a Grid. headline: the finding in a sentence. subtitle: what, where, when, unit.
    sources: one line per document. notes: the verdict on comparability first. alt: the figure in words.
    table: the rows behind the figure, all text, column names in the reader's language. data_version: of the build.
    wide: the same for a wide screen, with `figure` as its form for a narrow one; pictures show it too.
    panels: (figure, alt) for each plan where plans share no axis, to be shown side by side; caution: the reason.
    frames: its input, if it is a comparison under one indicator. place: its address. values: returns its RecordValues.
    whole: returns the rows of all pages where `table` is one of several; extent: then says which rows it has.
    """

    figure: "go.Figure | Grid"
    headline: str
    subtitle: str
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    alt: str
    table: pd.DataFrame
    data_version: str
    wide: "go.Figure | None" = None
    panels: "tuple[tuple[go.Figure, str], ...]" = ()
    caution: str = ""
    frames: "ComparisonFrames | None" = None
    place: "FigureAddress | None" = None
    values: "Callable[[], Any] | None" = None
    whole: "Callable[[], pd.DataFrame] | None" = None
    extent: str = ""

    @property
    def full_subtitle(self) -> str:
        """The subtitle of a picture or slide, which says where it shows a part of the rows only."""
        return f"{self.extent} · {self.subtitle}".strip(" ·") if self.extent else self.subtitle

    def at(self, address: FigureAddress) -> "Exhibit":
        """A copy with this address."""
        return replace(self, place=address)


@dataclass(frozen=True)
class PairAspect:
    """An aspect of two plans, and the values of each under it, each value once."""

    aspect: str
    first: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Two plans by name, the aspects in which they agree, and those in which they differ."""

    first: str
    second: str
    same: tuple[PairAspect, ...]
    different: tuple[PairAspect, ...]


@dataclass(frozen=True)
class Pairs:
    """All pairs of plans under one indicator, and the lead above them: verdict and reason."""

    lead: str
    pairs: tuple[Pair, ...]
