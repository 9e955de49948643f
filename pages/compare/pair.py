"""Two plans head to head: how they relate, their promises by theme, numbers side by side, what only one promises."""

from dashboard.database import frame_cache
from dashboard.figures.pair.relation import relation
from dashboard.figures.pair.view import both_plans
from dashboard.figures.registry import exhibits
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import Choice, choose, choose_language, plan_names
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import Part, show_figure, show_heading
from dashboard.ui.run_context import frame, page_words, view_context

words = page_words()
names = plan_names(frame("plan_sheets"), words)

with chooser_row():
    first = choose(Choice("plan", list(names), names.__getitem__), words, width=240)
    others = [code for code in names if code != first] or [first]
    choose(Choice("with", others, names.__getitem__), words, width=240)
    choose_language(words)
show_evidence(frame_cache.frame, words)

context = view_context(words)
both = both_plans(context)
title = words.text("pair.heading", one=names[both[0]["plan_id"]], other=names[both[1]["plan_id"]])
show_heading(title, relation(both, words))
for name, exhibit in exhibits("pair", context).items():
    show_figure(exhibit, words, key=f"pair-{name}", part=Part())
