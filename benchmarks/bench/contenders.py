"""Who is measured: how each is started, where its chart is, and what one interaction is."""

import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from urllib.parse import quote

import duckdb

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "build" / "bench"
RIVALS = Path(__file__).parent / "rivals"
OWN = str(ROOT / ".venv" / "bin" / "python")
OTHERS = str(WORK / "venv" / "bin" / "python")
CSV, SQLITE = WORK / "targets.csv", WORK / "targets.db"

# All the words of all charts and tables, into shadow roots too, and the pixels of a canvas; empty until something is
# drawn. A redraw changes them.
SEEN = """() => {
  const found = [];
  const pixels = one => {
    const context = one.getContext && one.width && one.height && one.getContext("2d");
    return context && context.getImageData(0, 0, one.width, one.height).data.some(Boolean) ? one.toDataURL() : "";
  };
  const look = root => {
    for (const one of root.querySelectorAll("*")) {
      if (one.matches(CHOSEN)) found.push(one.textContent || pixels(one));
      if (one.shadowRoot) look(one.shadowRoot);
    }
  };
  look(document);
  return found.filter(Boolean).join("|");
}"""
PLOTLY = ".js-plotly-plot svg.main-svg text"


def seen(selector: str) -> str:
    """The function of the browser that says what is drawn."""
    return SEEN.replace("CHOSEN", json.dumps(selector))


@dataclass(frozen=True)
class Contender:
    """start: command for a port. path: of the page. drawn: what is looked at. click: what one interaction clicks.

    follow: for one whose interaction is another page: its path at the n-th time. choice: for a page of ours, the
    address that a link in the open page leads to at the n-th time, instead of a click.
    """

    name: str
    start: Callable[[int], list[str]]
    path: str
    drawn: str = PLOTLY
    click: str = ""
    follow: Callable[[int], str] | None = None
    choice: Callable[[int], str] | None = None
    environment: dict[str, str] = field(default_factory=dict)
    socket: Callable[[int], str] | None = None  # the query of the n-th rerun over Streamlit's own socket
    cwd: Path = ROOT


def streamlit(script: Path) -> Callable[[int], list[str]]:
    """As `streamlit run` starts a script, with Streamlit as it comes."""
    options = ["--server.headless=true", "--browser.gatherUsageStats=false", "--server.address=127.0.0.1"]
    return lambda port: [OTHERS, "-m", "streamlit", "run", str(script), f"--server.port={port}", *options]


def ours(
    name: str, page: str, click: str = "", drawn: str = PLOTLY, choice: Callable[[int], str] | None = None
) -> Contender:
    """A page of ours, started as `make run` does."""
    return Contender(
        name,
        lambda _: [OWN, "tools/start.py"],
        f"/{page}?lang=en",
        drawn,
        click,
        choice=choice,
        environment={"ADDRESS": "127.0.0.1"},
        socket=lambda number: f"lang=en&indicator={quote(indicators()[number % len(indicators())])}",
    )


def datasette(port: int) -> list[str]:
    return [OTHERS, "-m", "datasette", "serve", str(SQLITE), "-h", "127.0.0.1", "-p", str(port)]


def row_of(number: int) -> str:
    """Datasette's page of an indicator, with a chart of its rows; it draws none of a single row."""
    names = [name for name, rows in Counter(row[0] for row in read()).items() if rows > 1]
    chart = "#g.mark=circle&g.x_column=value&g.x_type=quantitative&g.y_column=region&g.y_type=nominal"
    return f"/targets/targets?indicator={quote(names[number % len(names)])}{chart}"


OTHER_LANGUAGE = '.st-key-choose-lang button[aria-checked="false"]'
CONTENDERS = (
    Contender(
        "Streamlit, one chart (the floor)",
        streamlit(RIVALS / "floor.py"),
        "/",
        click=".stButton button",
        socket=lambda _: "",
        cwd=RIVALS,
    ),
    ours("Duizhao: indicator", "indicator", '[class*="st-key-step-"] button:enabled >> nth=-1'),
    ours(
        "Duizhao: matrix",
        "matrix",
        drawn="table td",
        choice=lambda number: f"matrix?lang=en&plans={some_plans(number)}",
    ),
    ours("Duizhao: overview", "overview", OTHER_LANGUAGE),
    Contender("Dash", lambda port: [OTHERS, str(RIVALS / "dash_app.py"), str(port)], "/", click="#next"),
    Contender(
        "Panel",
        lambda port: [OTHERS, "-m", "panel", "serve", str(RIVALS / "panel_app.py"), "--port", str(port)],
        "/panel_app",
        click="button.bk-btn",
    ),
    Contender("Datasette", datasette, "", ".vega-embed canvas", follow=row_of),
)


def read() -> list[tuple[str, str, float]]:
    """Indicator, region and value of every target that has a value, in one order for all."""
    with duckdb.connect(str(ROOT / "build" / "plans.duckdb"), read_only=True) as database:
        return database.execute(
            """SELECT i.name_en, r.name_en, coalesce(value_low, value_high) FROM targets t
            JOIN indicators i USING (indicator_id) JOIN plans USING (plan_id) JOIN regions r USING (region_id)
            WHERE restates IS NULL ORDER BY i.indicator_id, r.region_id, target_id"""
        ).fetchall()


def indicators() -> list[str]:
    """The indicators' codes in that order."""
    with duckdb.connect(str(ROOT / "build" / "plans.duckdb"), read_only=True) as database:
        return [str(code) for (code,) in database.execute("SELECT indicator_id FROM indicators ORDER BY 1").fetchall()]


def some_plans(number: int) -> str:
    """The n-th choice of some plans, but not all, as an address has it: each is another drawing."""
    with duckdb.connect(str(ROOT / "build" / "plans.duckdb"), read_only=True) as database:
        plans = [str(code) for (code,) in database.execute("SELECT plan_id FROM plans ORDER BY 1").fetchall()]
    choices = [some for count in range(len(plans) - 1, 0, -1) for some in combinations(plans, count)]
    return ",".join(choices[number % len(choices)])


def prepare() -> None:
    """The rivals' environment, and the same rows for all of them."""
    WORK.mkdir(parents=True, exist_ok=True)
    rows = read()
    lines = ["indicator,region,value", *(f'"{name}",{region},{value}' for name, region, value in rows)]
    CSV.write_text("\n".join(lines), encoding="utf-8")
    SQLITE.unlink(missing_ok=True)
    with sqlite3.connect(SQLITE) as file:
        file.execute("CREATE TABLE targets (indicator TEXT, region TEXT, value REAL)")
        file.executemany("INSERT INTO targets VALUES (?, ?, ?)", rows)
    wanted, ready = Path(__file__).parent / "requirements.txt", WORK / "venv" / "ready"
    if not ready.exists() or ready.read_text(encoding="utf-8") != wanted.read_text(encoding="utf-8"):
        subprocess.run([sys.executable, "-m", "venv", str(WORK / "venv")], check=True)
        pip = [OTHERS, "-m", "pip", "install", "-q", "--compile", "-r", str(wanted)]
        subprocess.run(pip, check=True, env=os.environ)
        ready.write_text(wanted.read_text(encoding="utf-8"), encoding="utf-8")
