"""The figures of the pages that compare. Each takes a scene and gives its exhibits by name."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import figures
from dashboard.choices import keep
from dashboard.exhibit import Exhibit, Place, records
from dashboard.views.scene import Scene

INDICATOR = "dual-qualified-share"  # what the indicator page opens with
VERDICT = "shared"
LONGEST = 100  # characters of a search
SECTIONS = ("document", "targets", "timeline", "silences", "drift", "pair")
MATRIX = ("kind", "commitment", "tier", "year")
TIMELINE = ("commitment", "kind")
REGISTER = ("kind", "commitment", "tier", "restated")
Exhibits = Mapping[str, Exhibit]


def by(frame: pd.DataFrame, column: str) -> dict[str, dict[str, Any]]:
    """The rows of a frame by the code in a column."""
    return {str(row[column]): row for row in records(frame)}


def indicator(scene: Scene) -> Exhibits:
    """One indicator, of the plans shown, in a scale."""
    rows = by(scene.frame("indicators"), "indicator_id")
    default = INDICATOR if INDICATOR in rows else next(iter(rows))
    chosen = scene.one("indicator", list(rows), default, named=True)
    scale = scene.one("scale", figures.SCALES, figures.SCALES[0])
    frames = scene.frame("targets", indicator_id=chosen), scene.frame("silences", indicator_id=chosen)
    known = *frames, scene.frame("plans"), rows[chosen]
    return {"indicator": figures.indicator_exhibit(*known, scene.words, scene.version, scene.dark, scene.plans, scale)}


def matrix(scene: Scene) -> Exhibits:
    """Indicators by plans, of a theme and a verdict, the targets filtered."""
    indicators, targets = scene.frame("indicators"), scene.frame("targets")
    verdict = scene.one("verdict", verdicts(indicators), VERDICT)
    rows = figures.rows_in_view(indicators, scene.frame("themes"), verdict, scene.theme)
    made = figures.matrix_exhibit(
        targets,
        scene.frame("silences"),
        keep(scene.frame("plans"), scene.plans),
        rows,
        scene.words,
        scene.version,
        scene.wanted(targets, MATRIX, figures.target_codes),
        scene.carried,
    )
    return {"matrix": made}


def verdicts(indicators: pd.DataFrame) -> list[str]:
    """Which rows of the matrix can be asked for."""
    return [VERDICT, "all", *dict.fromkeys(indicators["comparability"])]


def matrix_rows(scene: Scene) -> dict[str, int]:
    """How many rows there are of each verdict in the theme."""
    indicators, themes, theme = scene.frame("indicators"), scene.frame("themes"), scene.theme
    return {one: len(figures.rows_in_view(indicators, themes, one, theme)) for one in verdicts(indicators)}


def overview(scene: Scene) -> Exhibits:
    """Coverage; the comparisons that hold best, each a figure of the indicator page in small; the legend."""
    plans, themes, words, version = scene.frame("plans"), scene.frame("themes"), scene.words, scene.version
    made = {"coverage": figures.coverage_exhibit(scene.frame("coverage"), themes, plans, words, version, scene.carried)}
    rows = by(scene.frame("indicators"), "indicator_id")
    for code in scene.frame("comparisons")["indicator_id"]:
        frames = scene.frame("targets", indicator_id=code), scene.frame("silences", indicator_id=code)
        made[code] = figures.indicator_exhibit(
            *frames, plans, rows[code], words, version, scene.dark, draw=figures.compact_figure
        ).at(Place("indicator", "indicator", {"indicator": code}))
    signs = figures.legend_exhibits(scene.frame("codes"), plans, words, version, scene.dark)
    return made | {f"legend-{part}": exhibit for part, exhibit in signs.items()}


def plan(scene: Scene) -> Exhibits:
    """One section of one plan."""
    frame = scene.frame("plan_sheets")
    sheets = by(frame, "plan_id")
    codes = list(sheets)
    row = sheets[scene.one("plan", codes, codes[0], named=True)]
    section = scene.one("section", SECTIONS, SECTIONS[0])
    targets, words, version = scene.frame("named_targets"), scene.words, scene.version
    if section == "document":
        made = figures.document_exhibit(row, scene.frame("plan_facts", plan_id=row["plan_id"]), words, version)
    elif section == "targets":
        made = figures.promises_exhibit(row, targets, scene.frame("themes"), words, version)
    elif section == "timeline":
        placed = figures.timeline_placed(keep(targets, [row["plan_id"]]))
        made = figures.timeline_exhibit(placed, targets, frame, words, version, scene.dark, [row["plan_id"]])
    elif section == "silences":
        made = figures.silence_exhibit(row, scene.frame("named_silences"), words, version)
    elif section == "drift":
        made = figures.drift_exhibit(row, targets, words, version)
    else:
        others = [code for code in codes if code != row["plan_id"]]
        beside = sheets[scene.one("with", others, others[0], named=True)]
        known = targets, scene.frame("named_silences"), scene.frame("indicators")
        made = figures.pair_exhibit(row, beside, *known, words, version)
    return {section: made}


def timeline(scene: Scene) -> Exhibits:
    """When targets fall due, of a theme, filtered."""
    known = placed(scene), scene.frame("named_targets"), scene.frame("plans"), scene.words, scene.version
    return {"timeline": figures.timeline_exhibit(*known, scene.dark, scene.plans)}


def placed(scene: Scene) -> pd.DataFrame:
    """The targets of the timeline, each with its `slot`."""
    everything = scene.frame("named_targets")
    wanted = scene.wanted(everything, TIMELINE, figures.target_codes)
    targets = figures.selected(keep(everything, scene.plans), wanted)
    return figures.timeline_placed(targets[targets["theme_id"] == scene.theme] if scene.theme else targets)


def profile(scene: Scene) -> figures.Profile:
    """What the profile of commitment is made of."""
    return figures.Profile(
        plans=scene.frame("plans"),
        shown=scene.plans,
        targets=scene.frame("named_targets"),
        clauses=scene.frame("clauses"),
        codes=scene.frame("codes"),
        words=scene.words,
        data_version=scene.version,
        dark=scene.dark,
    )


def commitment(scene: Scene) -> Exhibits:
    """The profile of commitment, a chart for each of its dimensions."""
    return figures.profile_exhibits(profile(scene))
