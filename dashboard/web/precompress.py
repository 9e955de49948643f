"""Compress Streamlit's front-end bundle, once for an environment: `python -m dashboard.web.precompress`.

Beside each file `x.js` of the bundle the pack holds `x.js.br` and `x.js.gz`. It lies in the environment, not in the
package, and a list in it says of which files it was made: a file of another size has been replaced, and is served as
it is.
"""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dashboard.exports import plotly_library
from dashboard.web import bundle_manifest

PACKED = (".js", ".css", ".json", ".svg")
LIST = "packed.json"
# The chunks that pages open with are worth some seconds, once; the rest are met rarely or never.
CLOSE, QUICK = 10, 5


def asset_folder() -> Path:
    """The folder of this environment's pack: DUIZHAO_BUNDLE, else one inside the environment."""
    return Path(os.environ.get("DUIZHAO_BUNDLE") or Path(sys.prefix) / "share" / "duizhao-bundle")


def sources(bundle: Path) -> Iterator[Path]:
    """The files of a bundle that compress well."""
    return (path for path in sorted((bundle / "static").rglob("*")) if path.suffix in PACKED)


def is_current(bundle: Path, pack: Path) -> bool:
    """Whether the pack holds every file of the bundle as it is now."""
    return set(load_manifest(bundle, pack)) == {path.relative_to(bundle).as_posix() for path in sources(bundle)}


def load_manifest(bundle: Path, pack: Path) -> dict[str, Path]:
    """The packed files, each without its ending, by path in the bundle; only those whose source is unchanged."""
    try:
        sizes = json.loads((pack / LIST).read_text(encoding="utf-8"))
        return {name: pack / name for name, size in sizes.items() if (bundle / name).stat().st_size == size}
    except (OSError, ValueError, AttributeError):
        return {}


def precompress(bundle: Path, pack: Path) -> None:
    """Write the pack anew and put it in place at one stroke."""
    pack.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=pack.parent, prefix=".bundle-"))
    first = (bundle / "index.html").read_text(encoding="utf-8") + " ".join(
        name for page in bundle_manifest.CHARTS for name in bundle_manifest.preload_paths(bundle, page)
    )
    names = {path.relative_to(bundle).as_posix(): CLOSE if path.name in first else QUICK for path in sources(bundle)}
    try:
        with ThreadPoolExecutor() as pool:
            done = pool.map(lambda named: compress(bundle / named[0], fresh / named[0], named[1]), names.items())
            sizes = dict(zip(names, done, strict=True))
        (fresh / LIST).write_text(json.dumps(sizes), encoding="utf-8")
        fresh.chmod(0o755)
        shutil.rmtree(pack, ignore_errors=True)
        fresh.replace(pack)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def compress(source: Path, to: Path, quality: int) -> int:
    """Write both codings of a file; return its size in bytes."""
    data = source.read_bytes()
    to.parent.mkdir(parents=True, exist_ok=True)
    plotly_library.compress(data, to, quality)
    return len(data)


def main() -> None:
    bundle = bundle_manifest.bundle_folder()
    if bundle is None:
        sys.exit("没有找到 Streamlit 的前端文件 · Streamlit's front end was not found")
    if not is_current(bundle, asset_folder()):
        precompress(bundle, asset_folder())


if __name__ == "__main__":
    main()
