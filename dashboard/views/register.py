"""The register: its rows in an order, and the page of them that is shown."""

import pandas as pd

from dashboard import figures
from dashboard.choices import keep
from dashboard.exhibit import Exhibit, records
from dashboard.views.compare import LONGEST, REGISTER
from dashboard.views.scene import Scene


def rows(scene: Scene) -> pd.DataFrame:
    """Every row that is listed, in the chosen order."""
    targets, indicators = scene.frame("targets"), scene.frame("indicators")
    in_view = figures.rows_in_view(indicators, scene.frame("themes"), "all", scene.theme)
    wanted = scene.wanted(targets, REGISTER, figures.target_codes)
    listed = figures.register_rows(figures.selected(targets, wanted), keep(scene.frame("plans"), scene.plans), in_view)
    return figures.ordered(figures.found(listed, scene.typed("q", LONGEST)), sort(scene))


def sort(scene: Scene) -> str:
    """The order."""
    return scene.one("sort", figures.SORTS, figures.SORTS[0])


def register(scene: Scene) -> dict[str, Exhibit]:
    """One page of the register."""
    columns = records(scene.frame("column_help", table="targets"))
    meaning = {str(row["column_name"]): scene.words.data(row, "description") for row in columns}
    plans, query = keep(scene.frame("plans"), scene.plans), scene.typed("q", LONGEST)
    place = sort(scene), scene.number("page"), query
    made = figures.register_exhibit(rows(scene), plans, scene.words, scene.version, meaning, *place)
    return {"register": made}
