"""Streamlit's front-end bundle: where it is, and which of its chunks a page will ask for. Standard library only.

A chunk's file is `<Name>.<hash of its content>.js`; we know it by its name and find the hash. A name that a newer
Streamlit no longer has is left out: then the page asks for what it needs a little later, and nothing breaks.
"""

import importlib.util
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

# What every page shows (our HTML, choosers, buttons, tables) and what only some do; found by name.
EVERYWHERE = ("Html", "Selectbox", "ButtonGroup", "Button", "BidiComponent")
# By address: the pages that open on a chart (their document names the drawing library), and chunks that only one shows.
CHARTS = {
    *("overview", "indicator", "pair", "plan", "timeline", "commitment"),
    *("themes", "instruments", "responsibilities", "restated"),
}
OTHERS = {
    "register": ("TextInput", "DownloadButton"),
    "bring": ("FileUploader", "TextArea"),
    "read": ("FileUploader", "TextArea"),
    "pack": ("FileUploader",),
    "codebook": ("TextInput",),
    "clauses": ("TextInput",),
    "sql": ("TextArea", "DownloadButton", "Spinner"),
}
IMPORTED = re.compile(rb"""(?:from|import)\s*["']\./([^"']+\.js)["']""")


def bundle_folder() -> Path | None:
    """The folder of Streamlit's front end, with index.html in it; None where it is not as we know it."""
    spec = importlib.util.find_spec("streamlit")
    folder = Path(spec.origin).parent / "static" if spec and spec.origin else None
    return folder if folder and (folder / "index.html").is_file() else None


def names(folder: Path) -> frozenset[str]:
    """The files of the bundle, as paths in it."""
    return frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@cache
def preload_paths(folder: Path, address: str) -> tuple[str, ...]:
    """The chunks of a page and all that they import, as paths in the bundle; none that index.html names itself."""
    written = (folder / "index.html").read_text(encoding="utf-8")
    chunks = (*EVERYWHERE, *OTHERS.get(address, ()))
    files = (path for name in chunks for path in (folder / "static" / "js").glob(f"{name}.*.js"))
    return tuple(f"static/js/{name}" for name in import_closure(files) if name not in written)


def import_closure(files: Iterable[Path]) -> list[str]:
    """Names of files and of everything that they import as they load, in the order in which it is met."""
    closure: dict[str, None] = {}
    ahead = list(files)
    while ahead:
        file = ahead.pop(0)
        if file.name not in closure and file.is_file():
            closure[file.name] = None
            ahead += [file.with_name(name.decode()) for name in IMPORTED.findall(file.read_bytes())]
    return list(closure)
