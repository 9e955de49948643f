"""What a browser says of the choosers on a page: each one's present value, under its id."""

from collections.abc import Iterable
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

KINDS = ("selectbox", "button_group", "multiselect", "text_input", "text_area", "checkbox", "button")
ON = "on"  # the value of a checkbox that is ticked
Widgets = dict[str, Any]


def of_key(widgets: Widgets, key: str) -> Any | None:
    """The widget of a key, with which Streamlit ends its id."""
    return next((widget for name, widget in widgets.items() if name.endswith(f"-{key}")), None)


def of_form(widgets: Widgets, form: str) -> Any | None:
    """The button that sends a form."""
    return next((one for one in widgets.values() if type(one).__name__ == "Button" and one.form_id == form), None)


def labels(widget: Any) -> list[str]:
    """What a chooser offers, as it is written on the screen."""
    return [option if isinstance(option, str) else str(option.content) for option in widget.options]


def chosen(widget: Any) -> list[str]:
    """What is chosen, as it is written on the screen."""
    kind = type(widget).__name__
    if kind == "Checkbox":
        return [ON] if (widget.value if widget.set_value else widget.default) else []
    if kind in ("TextInput", "TextArea"):
        return [str(widget.value if widget.set_value else widget.default)]
    if kind == "Selectbox":
        if widget.set_value:
            return [str(widget.raw_value)]
        return [labels(widget)[widget.default]] if widget.HasField("default") else []
    return list(widget.raw_values) if widget.set_value else [labels(widget)[number] for number in widget.default]


def state(widget: Any, values: Iterable[str]) -> WidgetState:
    """The message that a widget has these values; of a button, that it was pressed; of a checkbox, ON or nothing."""
    kind = type(widget).__name__
    if kind == "Button":
        return WidgetState(id=widget.id, trigger_value=True)
    found = WidgetState(id=widget.id)
    if kind == "Checkbox":
        found.bool_value = ON in values
    elif kind in ("TextInput", "TextArea", "Selectbox"):
        found.string_value = "".join(values)
    else:
        found.string_array_value.data.extend(values)
    return found


def states(widgets: Widgets, changed: Iterable[WidgetState]) -> list[WidgetState]:
    """Those that the visitor changed, and the rest as they are."""
    given = {one.id: one for one in changed}
    rest = (one for name, one in widgets.items() if name not in given and type(one).__name__ != "Button")
    return [*given.values(), *(state(one, chosen(one)) for one in rest)]
