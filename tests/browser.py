"""Find a browser for the browser tests; `python -m tests.browser` installs one where there is none."""

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# The headless shell first: the same engine without windows, which takes two thirds of the processor for a page.
COMMANDS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
)
# Quiet start: no GPU, and nothing that calls home. A page lives for seconds: code optimised for longer costs more than
# it brings, an eighth of all processor time.
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--js-flags=--no-opt --no-maglev",
]
APT_GET = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
MISSING = """\
浏览器测试需要 Chrome、Chromium 或 Edge，这里没有，也无法自动安装。请任选其一安装，或用 BROWSER_PATH=/路径 指明。
The browser tests need Chrome, Chromium or Edge; none was found and none could be installed. Install one:
  Debian, Ubuntu   sudo apt install chromium fonts-noto-cjk
  Fedora           sudo dnf install chromium google-noto-sans-cjk-fonts
  macOS            brew install --cask google-chrome
or point to one:   BROWSER_PATH=/path/to/chrome make test"""


class NoBrowserError(Exception):
    """There is no browser, and the message says what to install."""

    def __init__(self) -> None:
        super().__init__(MISSING)


def find_browser() -> str | None:
    """The path of a browser: BROWSER_PATH, else one on PATH, else a usual place, else Playwright's own."""
    named = os.environ.get("BROWSER_PATH")
    if named:
        return named if os.access(named, os.X_OK) else None
    for path in (*map(shutil.which, COMMANDS), *PLACES):
        if path and os.access(path, os.X_OK):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def require_browser() -> str:
    found = find_browser()
    if found is None:
        raise NoBrowserError
    return found


def launch_options(executable: str) -> dict:
    """What `playwright.chromium.launch` needs; the sandbox is off only for root, who cannot have one."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {"executable_path": executable, "args": FLAGS, "chromium_sandbox": not as_root}


def run(command: list[str]) -> bool:
    """Run an installer without a terminal; True if it went well."""
    print("  $", " ".join(command), file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, env=environment, check=False).returncode == 0
    except OSError:
        return False


def as_administrator() -> list[str] | None:
    """The prefix that makes a command an administrator's: nothing for root, sudo if it asks no password, else None."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    with contextlib.suppress(OSError):
        if subprocess.run([*sudo, "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0:
            return [*sudo, "env", "DEBIAN_FRONTEND=noninteractive"]
    return None


def has_chinese_font() -> bool:
    try:
        listed = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, check=False)
    except OSError:
        return False
    return bool(listed.stdout.strip())


def install_with_system() -> None:
    """Ask the system's own package manager for a browser, and for a Chinese font where there is none."""
    if shutil.which("brew"):
        run(["brew", "install", "--cask", "google-chrome"])
        return
    prefix = as_administrator()
    if prefix is None:
        return
    if shutil.which("apt-get"):
        fonts = [] if has_chinese_font() else ["fonts-noto-cjk"]
        run([*prefix, *APT_GET, "update"])
        run([*prefix, *APT_GET, "install", "-y", "--no-install-recommends", "chromium", *fonts])
        run([*prefix, *APT_GET, "install", "-y", "--no-install-recommends", "chromium-headless-shell"])
    elif shutil.which("dnf"):
        fonts = [] if has_chinese_font() else ["google-noto-sans-cjk-fonts"]
        run([*prefix, "dnf", "install", "-y", "-q", "chromium", *fonts])


def install_with_playwright() -> None:
    """Fetch Playwright's own Chromium: for systems whose package manager has none, or may not be used."""
    run([sys.executable, "-m", "playwright", "install", "chromium"])


def ensure_browser() -> str:
    """A browser, installed now if need be; NoBrowserError if that cannot be done."""
    for install in (install_with_system, install_with_playwright):
        found = find_browser()
        if found or os.environ.get("BROWSER_PATH"):
            break
        print("没有浏览器，正在安装一个 · no browser here, installing one", file=sys.stderr, flush=True)
        install()
    return require_browser()


if __name__ == "__main__":
    try:
        ensure_browser()
    except NoBrowserError as error:
        sys.exit(str(error))
