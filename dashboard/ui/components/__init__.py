"""Streamlit components of the second kind, one folder each with Python, JavaScript and style."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.exports import component_files

LOADER = Path(__file__).with_name("loader.js").read_text(encoding="utf-8")


def load_component(module: str, isolate_styles: bool = True, scripts: Sequence[str] = ()) -> Any:
    """Register the component of a folder from its <folder>.js and, if there is one, <folder>.css.

    module: the `__file__` of the folder's __init__.py. scripts: names of the files that make up one module, where it is
    not in one. Script and style are part of every message that shows it.
    """
    folder = Path(module).parent
    files = [folder / f"{name}.js" for name in scripts or [folder.name]]
    return st.components.v2.component(
        f"duizhao_{folder.name}",
        css=_style(folder),
        js="\n".join(file.read_text(encoding="utf-8") for file in files),
        isolate_styles=isolate_styles,
    )


def load_shared_component(module: str, settings: Any = None) -> Any:
    """Register a component that many pages show: its messages name its files (exports/component_files.py) instead.

    settings: what the script's function is given beside each message. The data is JSON as bytes; its `failed` is shown
    where the script cannot be loaded. A style that is no file is part of the messages. Neither is isolated.
    """
    folder = Path(module).parent
    style = f"{folder.name}.css"
    apart = style in component_files.NAMES
    component = {
        "script": component_files.asset_name(f"{folder.name}.js"),
        "style": component_files.asset_name(style) if apart else "",
        "settings": settings,
    }
    return st.components.v2.component(
        f"duizhao_{folder.name}",
        css=None if apart else _style(folder),
        js=LOADER.replace("COMPONENT;", f"{json.dumps(component)};"),
        isolate_styles=False,
    )


def _style(folder: Path) -> str | None:
    """The style of a component's folder, if it has one."""
    style = folder / f"{folder.name}.css"
    return style.read_text(encoding="utf-8") if style.exists() else None
