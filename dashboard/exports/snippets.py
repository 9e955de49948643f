"""Code that reads the published data set, for the tools researchers use. All snippets count the same targets, without
restatements and tallies.
"""

from dashboard.figures.code_spans import without_spans
from dashboard.i18n.words import Words

# tests/test_files_served.py runs those of Python, DuckDB and R against a server; Stata is not available there.
TEMPLATES = {
    "python": """\
# {comment}
import pandas as pd

base = "{base}"
targets = pd.read_csv(base + "targets.csv")
promised = targets[targets["restates"].isna() & (targets["kind"] != "tally")]
print(promised.groupby(["plan_id", "commitment"]).size())
""",
    "duckdb": '''\
# {comment}
from urllib.request import urlretrieve

import duckdb

urlretrieve("{base}duizhao.duckdb", "duizhao-{version}.duckdb")
with duckdb.connect("duizhao-{version}.duckdb", read_only=True) as data:
    print(data.sql("""
        SELECT plan_id, commitment, count(*) AS targets FROM targets
        WHERE restates IS NULL AND kind <> 'tally'
        GROUP BY ALL ORDER BY ALL"""))
''',
    "r": """\
# {comment}
base <- "{base}"
read <- function(table) {{
  read.csv(paste0(base, table, ".csv"), fileEncoding = "UTF-8-BOM", na.strings = "")
}}
targets <- read("targets")
promised <- subset(targets, is.na(restates) & kind != "tally")
print(table(promised$plan_id, promised$commitment))
""",
    "stata": """\
* {comment}
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
