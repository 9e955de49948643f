"""What stands under or beside a figure, as HTML, from the choices of an address: nothing of the run that shows it."""

from dashboard.figures.indicator.plan_pairs import plan_pairs
from dashboard.figures.records import rows_by_code
from dashboard.ui.outputs.evidence_drawer import evidence_by_plan
from dashboard.ui.outputs.plan_pairs import plan_pairs_html
from dashboard.ui.outputs.query_result import schema_html
from dashboard.ui.outputs.reference_values import references_html
from dashboard.url_state.parameters import rows_of_plans
from dashboard.url_state.site_map import SHARED_PARAMETERS
from dashboard.url_state.view_context import ViewContext

COMMON = [name for name in SHARED_PARAMETERS if name != "lang"]  # links always say their language


def indicator_details(scene: ViewContext, chosen: str) -> str:
    """Under the figure of an indicator: two plans at a time, what superior documents say, then the evidence by plan."""
    return scene.once(f"beneath indicator {chosen}", COMMON, lambda asked: _indicator(asked, chosen))


def _indicator(scene: ViewContext, chosen: str) -> str:
    plans, words, of = rows_of_plans(scene.frame("plans"), scene.plans), scene.words, {"indicator_id": chosen}
    targets, silences = (rows_of_plans(scene.frame(name, **of), scene.plans) for name in ("targets", "silences"))
    row = rows_by_code(scene.frame("indicators"), "indicator_id")[chosen]
    pairs = plan_pairs_html(plan_pairs(targets, plans, row, words), words)
    superior = references_html(scene.fetch("reference_values", **of), words)
    return pairs + superior + evidence_by_plan(targets, silences, plans, words, scene.choices)


def schema_details(scene: ViewContext) -> str:
    """Beside the box for SQL: the tables that may be asked, each with a link that shows its rows."""
    return scene.once("schema", [], _schema, carries=True)


def _schema(scene: ViewContext) -> str:
    return schema_html(scene.fetch("schema"), scene.words, scene.carried)
