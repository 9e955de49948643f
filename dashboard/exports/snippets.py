"""Lines of code that read the data set from where it is served, for the tools researchers have. Comments in the
reader's language; all count the same thing, without restatements and tallies.
"""

from dashboard.i18n.words import Words

# The two of Python and that of R are run by tests/test_files_served.py against a running server; that of Stata is not.
TEMPLATES = {
    "python": """\
# {said}
import pandas as pd

base = "{base}"
targets = pd.read_csv(base + "targets.csv")
promised = targets[targets["restates"].isna() & (targets["kind"] != "tally")]
print(promised.groupby(["plan_id", "commitment"]).size())
""",
    "duckdb": '''\
# {said}
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
# {said}
base <- "{base}"
read <- function(table) {{
  read.csv(paste0(base, table, ".csv"), fileEncoding = "UTF-8-BOM", na.strings = "")
}}
targets <- read("targets")
promised <- subset(targets, is.na(restates) & kind != "tally")
print(table(promised$plan_id, promised$commitment))
""",
    "stata": """\
* {said}
import delimited using "{base}targets.csv", varnames(1) encoding("utf-8") bindquote(strict) clear
drop if !missing(restates) | kind == "tally"
tabulate plan_id commitment
""",
}


def snippets(site: str, version: str, words: Words) -> dict[str, str]:
    """The code for each tool. `site`: the address of the dashboard, ending with a slash."""
    base = f"{site}data/{version}/"
    return {
        tool: template.format(said=words.text(f"snippet.{tool}.said"), base=base, version=version)
        for tool, template in TEMPLATES.items()
    }
