"""One search for everything: hits by kind, each leading to its place."""

from dashboard.database.search.documents import KINDS
from dashboard.database.search.hits import search
from dashboard.figures.view_types import MAX_SEARCH_LENGTH
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import choose_language
from dashboard.ui.navigation import page_choices
from dashboard.ui.outputs.search_results import PER_KIND, PER_PAGE, SearchRequest, show_search_results
from dashboard.ui.run_context import page_words, view_context

words = page_words()
context = view_context(words)
query = context.text("q", MAX_SEARCH_LENGTH)
kind, page = context.code("hits", ["", *KINDS], ""), context.number("page")

with chooser_row():
    choose_language(words)
result = search(query, PER_PAGE if kind else PER_KIND, kind, page if kind else 1)
show_search_results(result, SearchRequest(query, kind, page, page_choices()), words)
