"""What a plan says twice: quantities word by word and clauses line by line, what was dropped, added or changed."""

from dashboard.database import frame_cache
from dashboard.figures.records import records
from dashboard.figures.registry import VIEW_SPECS, exhibits
from dashboard.figures.restated.view import restated_page_headline
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import Choice, choose, choose_language, choose_plans
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import Part, show_figure, show_heading, show_section
from dashboard.ui.run_context import frame, page_words, view_context

words = page_words()
codes = frame("codes")
extents = records(codes[codes["field"] == "measures.repeats_extent"])
names = {"": words.text("choose.all")} | {str(row["code"]): words.data(row, "name") for row in extents}

with chooser_row():
    choose_plans(frame("plans"), words)
    choose(Choice("extent", list(names), names.__getitem__), words, width=240)
    choose_language(words)

figures = exhibits("restated", view_context(words))
if "arcs" in figures:
    show_figure(figures.pop("arcs"), words, key="restated-arcs")
    show_section(words.text("restated.lead"))
else:
    headline = view_context(words).cached("restated headline", VIEW_SPECS["restated"].reads, restated_page_headline)
    show_heading(headline, words.text("restated.lead"))
for name, exhibit in figures.items():
    show_figure(exhibit, words, key=f"restated-{name}", part=Part())
show_evidence(frame_cache.frame, words)
