"""What the data pages show: how far the data can be trusted, and what each table and column holds.

Each figure of a scene, as in the other views; they are no part of VIEWS, since a deck has no use for them.
"""

from typing import Any

import pandas as pd

from dashboard import figures
from dashboard.choices import keep
from dashboard.exhibit import Exhibit
from dashboard.views.compare import LONGEST
from dashboard.views.scene import Scene


def reading(scene: Scene) -> Exhibit:
    """The texts that were read."""
    return figures.reading_exhibit(scene.frame("plan_sheets"), scene.frame("reading"), scene.words, scene.version)


def coders(scene: Scene) -> Exhibit:
    """How far two readers agreed."""
    return figures.coders_exhibit(scene.frame("agreement"), scene.frame("codebook_columns"), scene.words, scene.version)


def differences(scene: Scene) -> Exhibit:
    """Where they differed, of the field asked for, and how it was settled."""
    return figures.differences_exhibit(
        scene.frame("coding_differences"),
        scene.typed("field", LONGEST),
        scene.frame("codebook_columns"),
        scene.frame("codebook_categories"),
        scene.frame("plan_sheets"),
        scene.words,
        scene.version,
    )


def ledger(scene: Scene) -> Exhibit:
    """What became of the numerals of the plans shown."""
    shown = scene.plans
    plans, numerals = (keep(scene.frame(name), shown) for name in ("plan_sheets", "numerals"))
    return figures.ledger_exhibit(numerals, plans, scene.words, scene.version)


def reasons(scene: Scene) -> dict[str, str]:
    """What can have become of a numeral, by code; "" for all."""
    every = {"": scene.words.text("choose.all")}
    return every | figures.ledger_reasons(scene.frame("numerals"), scene.words)


def numerals(scene: Scene) -> Exhibit:
    """Every numeral of the plans shown, of the reason asked for, page by page."""
    plans, reason = keep(scene.frame("plan_sheets"), scene.plans), scene.one("reason", list(reasons(scene)), "")
    return figures.numerals_exhibit(
        scene.frame("numerals"), plans, reason, scene.words, scene.version, scene.number("page")
    )


def damage(scene: Scene) -> Exhibit:
    """Where the texts are damaged."""
    plans, damaged, targets = (scene.frame(name) for name in ("plan_sheets", "damage", "targets"))
    return figures.damage_exhibit(plans, damaged, targets, scene.words, scene.version)


def checks(scene: Scene) -> Exhibit:
    """What is checked."""
    return figures.checks_exhibit(scene.frame("checks"), scene.words, scene.version)


def limits(scene: Scene) -> Exhibit:
    """What the data cannot tell."""
    plans, targets, silences = (scene.frame(name) for name in ("plan_sheets", "targets", "silences"))
    return figures.limits_exhibit(plans, targets, silences, scene.frame("indicators"), scene.words, scene.version)


def changes(scene: Scene) -> Exhibit:
    """What has changed from version to version."""
    return figures.changes_exhibit(scene.frame("changes"), scene.words, scene.version)


def tables(scene: Scene) -> pd.DataFrame:
    """The tables of the codebook, by code; all of them, whatever plans are in view."""
    return scene.fetch("codebook_tables").set_index("table_name", drop=False)


def columns(scene: Scene) -> pd.DataFrame:
    """Their columns."""
    return scene.fetch("codebook_columns")


def categories(scene: Scene) -> pd.DataFrame:
    """The categories of closed columns, with the titles of those."""
    return figures.codebook_titled(scene.fetch("codebook_categories"), columns(scene))


def codebook_tables(scene: Scene) -> Exhibit:
    """Every table."""
    return figures.codebook_tables_exhibit(tables(scene), columns(scene), scene.words, scene.version)


def codebook_columns(scene: Scene) -> Exhibit:
    """The columns of the table asked for."""
    return figures.codebook_columns_exhibit(
        _table(scene), columns(scene), categories(scene), scene.words, scene.version
    )


def codebook_lists(scene: Scene) -> Exhibit | None:
    """The categories of the column asked for, or of all of the table's; None where there are none."""
    column = scene.typed("column", LONGEST)
    return figures.codebook_categories_exhibit(_table(scene), categories(scene), column, scene.words, scene.version)


def codebook_found(scene: Scene) -> Exhibit:
    """Where the words asked for occur, in the table asked for or in any."""
    every, table = columns(scene), scene.typed("table", LONGEST)
    inside = every[every["table_name"] == table] if table in set(every["table_name"]) else every
    return figures.codebook_found_exhibit(
        scene.typed("q", LONGEST), inside, categories(scene), tables(scene), scene.words, scene.version
    )


def _table(scene: Scene) -> Any:
    """The row of the table asked for; KeyError for one that there is not."""
    return tables(scene).loc[scene.typed("table", LONGEST)]
