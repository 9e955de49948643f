"""Streamlit components of the second kind, one folder each with Python, JavaScript and style."""

from pathlib import Path
from typing import Any

import streamlit as st


def load_component(module: str, isolate_styles: bool = True) -> Any:
    """Register the component of a folder from its <folder>.js and, if there is one, <folder>.css.

    module: the `__file__` of the folder's __init__.py.
    """
    folder = Path(module).parent
    style = folder / f"{folder.name}.css"
    return st.components.v2.component(
        f"duizhao_{folder.name}",
        css=style.read_text(encoding="utf-8") if style.exists() else None,
        js=(folder / f"{folder.name}.js").read_text(encoding="utf-8"),
        isolate_styles=isolate_styles,
    )
