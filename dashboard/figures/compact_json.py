"""A figure as JSON for browsers, with nothing said twice; `components/chart/chart.js` unfolds it.

Two forms of a figure (figures/narrow.py) mostly differ in few properties of each trace: only these are sent. A list in
which few values occur again and again, such as the words of each point of a line, is sent as `values` and the places
`at` which they stand. The figure itself stays as it is, for pictures, slides and files.
"""

from collections.abc import Mapping, Sequence
from json import dumps
from typing import Any

from plotly.io.json import to_json_plotly

LISTS = ("customdata", "hovertext", "text")  # properties of a trace that repeat themselves
SHORTEST, REPEATED = 8, 3  # a list is folded from this length on, where a value occurs so many times on average


def compact_json(figure: Mapping[str, Any]) -> str:
    """`figure`: data and layout as plain dictionaries, which are not changed."""
    data, layout = figure["data"], figure["layout"]
    narrow = (layout.get("meta") or {}).get("narrow") or {}
    if narrow.get("data"):
        rest = {name: part for name, part in narrow.items() if name != "data"}
        layout = {**layout, "meta": {**layout["meta"], "narrow": rest | narrow_traces(data, narrow["data"])}}
    return str(to_json_plotly({"data": [folded_trace(trace) for trace in data], "layout": layout}))


def narrow_traces(wide: Sequence[Mapping[str, Any]], narrow: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """`changes`: what differs from each trace of the wide form; `data`: all of them, where they are other traces."""
    pairs = list(zip(wide, narrow, strict=False))
    if len(wide) != len(narrow) or any(first.keys() - second.keys() for first, second in pairs):
        return {"data": [folded_trace(trace) for trace in narrow]}
    changes = [{name: value for name, value in second.items() if first.get(name) != value} for first, second in pairs]
    return {"changes": [folded_trace(trace) for trace in changes]}


def folded_trace(trace: Mapping[str, Any]) -> dict[str, Any]:
    """A trace whose repeating lists are folded."""
    return {name: folded_list(value) if name in LISTS else value for name, value in trace.items()}


def folded_list(items: Any) -> Any:
    """A list of values and of where they stand, where that is shorter; else as it is."""
    if not isinstance(items, list) or len(items) < SHORTEST:
        return items
    keys = [dumps(item) for item in items]
    values = dict(zip(keys, items, strict=True))
    if len(values) * REPEATED > len(items):
        return items
    places = {key: place for place, key in enumerate(values)}
    return {"values": list(values.values()), "at": [places[key] for key in keys]}
