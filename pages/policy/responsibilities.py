"""Who is made responsible: bodies by themes as marks, as tables, and the clauses that name nobody."""

from dashboard.database import frame_cache
from dashboard.figures.registry import VIEW_SPECS, exhibits
from dashboard.figures.responsibilities.view import LAYOUTS, headline_and_lead
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import Choice, choose_language, choose_plans, choose_theme, switch
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import Part, show_figure, show_heading, show_section
from dashboard.ui.run_context import frame, page_words, view_context

words = page_words()

with chooser_row():
    choose_theme(frame("themes"), words)
    choose_plans(frame("plans"), words)
    choose_language(words)
show_evidence(frame_cache.frame, words)

figures = exhibits("responsibilities", view_context(words))
if "responsibilities" in figures:
    show_figure(figures.pop("responsibilities"), words, key="responsibilities")
    show_section(words.text("responsibilities.tables"))
    with chooser_row():
        switch(Choice("by", LAYOUTS, lambda code: words.text(f"column.{code}")), words)
else:
    show_heading(*view_context(words).cached("duties said", VIEW_SPECS["responsibilities"].reads, headline_and_lead))
for name, exhibit in figures.items():
    show_figure(exhibit, words, key=f"responsibilities-{name}", part=Part())
