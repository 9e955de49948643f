"""Code that reads the published data set, for the tools researchers use. All snippets count the same targets, without
restatements and tallies.
"""

from dashboard.figures.code_spans import without_spans
from dashboard.i18n.words import Words

# tests/test_files_served.py runs those of Python, DuckDB and R against a server; Stata is not available there.
TEMPLATES = {
    "python": """\
# {comment}
# pip install pandas
import pandas as pd

base = "{base}"
targets = pd.read_csv(base + "targets.csv")
promised = targets[targets["restates"].isna() & (targets["kind"] != "tally")]
print(promised.groupby(["plan_id", "commitment"]).size())
""",
    "duckdb": '''\
# {comment}
# pip install duckdb (1.1 or later)
from urllib.request import urlretrieve

import duckdb

urlretrieve("{base}duizhao.duckdb", "duizhao-{version}.duckdb")
with duckdb.connect("duizhao-{version}.duckdb", read_only=True) as data:
    for row in data.execute("""
        SELECT plan_id, commitment, count(*) AS targets FROM targets
        WHERE restates IS NULL AND kind <> 'tally'
        GROUP BY ALL ORDER BY ALL""").fetchall():
        print(*row)
''',
    "r": """\
# {comment}
# R 4.1 or later, no packages
base <- "{base}"
if (!l10n_info()[["UTF-8"]]) invisible(Sys.setlocale("LC_CTYPE", "C.UTF-8"))
read <- function(table) {{
  read.csv(paste0(base, table, ".csv"), fileEncoding = "UTF-8-BOM", na.strings = "")
}}
targets <- read("targets")
promised <- subset(targets, is.na(restates) & kind != "tally")
print(table(promised$plan_id, promised$commitment))
""",
    "stata": """\
* {comment}
* Stata 14 or later
import delimited using "{base}targets.csv", varnames(1) encoding("utf-8") bindquote(strict) clear
drop if !missing(restates) | kind == "tally"
tabulate plan_id commitment
""",
}


def snippets(site: str, version: str, words: Words) -> dict[str, str]:
    """Code by tool, commented in the language of the words. site: URL of the dashboard with a final slash."""
    base = f"{site}data/{version}/"
    return {
        tool: template.format(comment=without_spans(words.text(f"snippet.{tool}.said")), base=base, version=version)
        for tool, template in TEMPLATES.items()
    }
