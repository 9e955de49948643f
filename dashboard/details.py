"""What stands under or beside a figure, as HTML, from the choices of an address: nothing of the run that shows it."""

from dashboard import figures, panels
from dashboard.choices import keep
from dashboard.navigation import CARRIED
from dashboard.views import Scene, compare

COMMON = [name for name in CARRIED if name != "lang"]  # links always say their language


def indicator(scene: Scene, chosen: str) -> str:
    """Under the figure of an indicator: two plans at a time, then the evidence plan by plan."""
    return scene.once(f"beneath indicator {chosen}", COMMON, lambda asked: _indicator(asked, chosen))


def _indicator(scene: Scene, chosen: str) -> str:
    plans, words, of = keep(scene.frame("plans"), scene.plans), scene.words, {"indicator_id": chosen}
    targets, silences = (keep(scene.frame(name, **of), scene.plans) for name in ("targets", "silences"))
    row = compare.by(scene.frame("indicators"), "indicator_id")[chosen]
    pairs = panels.pairs(figures.plan_pairs(targets, plans, row, words), words)
    return pairs + panels.evidence_by_plan(targets, silences, plans, words, scene.choices)


def schema(scene: Scene) -> str:
    """Beside the box for SQL: the tables that may be asked, each with a link that shows its rows."""
    return scene.once("schema", [], _schema, carries=True)


def _schema(scene: Scene) -> str:
    return panels.schema(scene.fetch("schema"), scene.words, scene.carried)
