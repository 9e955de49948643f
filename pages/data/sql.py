"""Questions of the reader's own, in SQL: a box, the tables beside it, and the answer as table, quick chart and file."""

from dashboard.database import frame_cache
from dashboard.figures.sql.result import query_result_exhibit
from dashboard.render_context import RenderContext
from dashboard.ui.inputs.chart_choice import choose_chart
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import Choice, choose, choose_language
from dashboard.ui.inputs.sql_box import client, exhibit_again, has_typed_query, query_box
from dashboard.ui.outputs.figure_panel import show_coding_note, show_heading
from dashboard.ui.outputs.query_result import show_progress, show_refusal, show_result
from dashboard.ui.outputs.sql_schema import show_schema
from dashboard.ui.page_frame import two_columns
from dashboard.ui.run_context import page_words, view_context
from dashboard.ui.visitor_queries import example_queries, query_limits, run_query

OWN = "own"  # in place of an example

words = page_words()
examples = example_queries(words.lang)


def question(example: str) -> str:
    """What an example answers."""
    return words.text(f"sql.example.{example}")


with chooser_row():
    codes = [*([OWN] if has_typed_query() else []), *examples]
    code = choose(Choice("example", codes, question, resets=("q", "chart", "x", "y", "series")), words)
    choose_language(words)
show_heading(words.text("sql.headline"), words.text("sql.subtitle", **query_limits()))
show_coding_note(frame_cache.frame("plans"), words)
left, right = two_columns(1.7)
with left:
    query = query_box(examples.get(code, examples[next(iter(examples))]), words)
with right:
    show_schema(view_context(words))

with show_progress(words):
    reply = run_query(query, client())
if reply.refused:
    show_refusal(reply.refused, reply.detail, query_limits(), query, words)
else:
    wish = choose_chart(reply.frame, words)
    context = RenderContext(words, frame_cache.data_version())
    exhibit = query_result_exhibit(reply.frame, wish, query, context, reply.cut)
    show_result(exhibit, words, exhibit_again(query, wish, words))
