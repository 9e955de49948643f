"""A page in Streamlit's own test harness: opened at an address, and what it shows, asks for and gives its components."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin

from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test, local_script_runner
from streamlit.testing.v1.element_tree import Node

from dashboard.figures.grid import Grid
from tests.conftest import ROOT

AROUND = ("<style>", "<script>", '<nav class="dz-contents"', '<form class="dz-find"')
EMPTY: dict[Any, Any] = {str: "", bool: False, float: 0.0}
PATIENCE = 120  # seconds a run may take, on a machine that has other things to do

# Before each run of a page Streamlit looks through all installed packages for components: three quarters of a run's time.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
# Each run of a page would compile app.py and the page anew, which a server does once: a third of what is left.
app_test.ScriptCache = local_script_runner.ScriptCache = cache(ScriptCache)


def opened(file: str = "", /, *, state: Mapping[str, Any] | None = None, **address: str) -> AppTest:
    """The page pages/<file>.py as app.py shows it, the overview where none is named: it has run, and nothing failed.

    address: the parameters of the link. state: what the session already holds. Which database is read, `use_database`
    says.
    """
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    if file:
        page.switch_page(f"pages/{file}.py")
    page.query_params.update(address)
    for name, value in (state or {}).items():
        page.session_state[name] = value
    page.run()
    assert not page.exception
    return page


def shown(page: AppTest) -> str:
    """What the page wrote as HTML: all but widgets, captions, charts and tables, and without the names in its styles,
    in its scripts, in the contents and in the search box."""
    written = (element.proto.body for element in page.get("html"))
    return " ".join(body for body in written if not body.startswith(AROUND))


def asked(page: AppTest, name: str) -> str:
    """A parameter of the address; the harness gives those it set as lists and those the app set as text."""
    value = page.query_params.get(name, "")
    return value if isinstance(value, str) else value[0]


def chooser(page: AppTest, name: str) -> Node:
    """The widget with which a parameter of the address is chosen, of whatever kind it is."""
    return page.get_by_key(f"choose-{name}")


def given(page: AppTest) -> dict[str, dict[str, Any]]:
    """What each of our own components was given, by its key and in the order of the page."""
    return {one.key: json.loads(one.proto.bytes or one.proto.json or "{}") for one in page.get("bidi_component")}


def tables(page: AppTest) -> list[dict[str, Any]]:
    """What the page's tables were given, in their order, with what is empty (see dashboard/ui/components/grid/__init__.py)."""
    return [whole(Grid, data["table"]) for data in given(page).values() if "table" in data]


def charts(page: AppTest) -> list[dict[str, Any]]:
    """What the page's charts were given, in their order: `figure` as Plotly's JSON, `alt`."""
    sent = [chart for data in given(page).values() for chart in data.get("charts", ())]
    return [chart | {"figure": unfolded(chart["figure"])} for chart in sent]


def unfolded(figure: Mapping[str, Any]) -> dict[str, Any]:
    """A figure as it was before `compact_json`, as browsers unfold it."""
    data, layout = unfolded_traces(figure["data"]), dict(figure["layout"])
    narrow = dict((layout.get("meta") or {}).get("narrow") or {})
    if changes := narrow.pop("changes", None):
        both = zip(data, unfolded_traces(changes), strict=True)
        layout["meta"] = layout["meta"] | {"narrow": narrow | {"data": [wide | change for wide, change in both]}}
    elif narrow.get("data"):
        layout["meta"] = layout["meta"] | {"narrow": narrow | {"data": unfolded_traces(narrow["data"])}}
    return dict(figure) | {"data": data, "layout": layout}


def unfolded_traces(traces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Traces whose folded lists are lists again."""

    def unfold(value: Any) -> Any:
        folded = isinstance(value, dict) and "at" in value
        return [value["values"][place] for place in value["at"]] if folded else value

    return [{name: unfold(value) for name, value in trace.items()} for trace in traces]


def whole(kind: Any, sent: Any) -> Any:
    """What was sent for a class of `exhibit`, or for a tuple of one, with what is empty and therefore not sent."""
    if get_origin(kind) is tuple:
        return [whole(get_args(kind)[0], one) for one in sent]
    if is_dataclass(kind):
        return {part.name: whole(part.type, sent.get(part.name, EMPTY.get(part.type))) for part in fields(kind)}
    return sent
