"""Pure functions from frames to figures: no Streamlit, no database. Start at `indicator_exhibit`."""

from dashboard.figures.answer import CHARTS, Wish, answer_exhibit, numeric
from dashboard.figures.codebook import categories_exhibit as codebook_categories_exhibit
from dashboard.figures.codebook import columns_exhibit as codebook_columns_exhibit
from dashboard.figures.codebook import found_exhibit as codebook_found_exhibit
from dashboard.figures.codebook import tables_exhibit as codebook_tables_exhibit
from dashboard.figures.codebook import titled as codebook_titled
from dashboard.figures.compact import compact_figure
from dashboard.figures.coverage import coverage_exhibit
from dashboard.figures.duties import Duties, bodies_exhibits, duties_headline, duties_lead, nobody_exhibit
from dashboard.figures.files import files_headline, table_files, whole_files
from dashboard.figures.indicator import indicator_exhibit
from dashboard.figures.lanes import indicator_figure
from dashboard.figures.legend import legend_exhibits, legend_words
from dashboard.figures.matrix import matrix_exhibit, rows_in_view
from dashboard.figures.pairs import plan_pairs
from dashboard.figures.plan import document_exhibit, drift_exhibit, pair_exhibit, promises_exhibit, silence_exhibit
from dashboard.figures.policy import (
    Coding,
    Wanted,
    clauses_exhibit,
    instrument_names,
    instrument_rules,
    instruments_exhibit,
    pairs_exhibit,
    theme_names,
    theme_rules,
    themes_exhibit,
)
from dashboard.figures.profile import Profile, profile_exhibits, profile_headline
from dashboard.figures.quality import (
    changes_exhibit,
    checks_exhibit,
    coders_exhibit,
    damage_exhibit,
    differences_exhibit,
    ledger_exhibit,
    ledger_reasons,
    limits_exhibit,
    numerals_exhibit,
    reading_exhibit,
)
from dashboard.figures.register import SORTS, found, ordered, register_exhibit, register_rows
from dashboard.figures.register_rows import listed
from dashboard.figures.rescale import SCALES
from dashboard.figures.restated import repeated, restated_exhibits, restated_headline
from dashboard.figures.selection import selected, target_codes
from dashboard.figures.timeline import timeline_exhibit, timeline_listing, timeline_placed

__all__ = [
    "CHARTS",
    "SCALES",
    "SORTS",
    "Coding",
    "Duties",
    "Profile",
    "Wanted",
    "Wish",
    "answer_exhibit",
    "bodies_exhibits",
    "changes_exhibit",
    "checks_exhibit",
    "clauses_exhibit",
    "codebook_categories_exhibit",
    "codebook_columns_exhibit",
    "codebook_found_exhibit",
    "codebook_tables_exhibit",
    "codebook_titled",
    "coders_exhibit",
    "compact_figure",
    "coverage_exhibit",
    "damage_exhibit",
    "differences_exhibit",
    "document_exhibit",
    "drift_exhibit",
    "duties_headline",
    "duties_lead",
    "files_headline",
    "found",
    "indicator_exhibit",
    "indicator_figure",
    "instrument_names",
    "instrument_rules",
    "instruments_exhibit",
    "ledger_exhibit",
    "ledger_reasons",
    "legend_exhibits",
    "legend_words",
    "limits_exhibit",
    "listed",
    "matrix_exhibit",
    "nobody_exhibit",
    "numerals_exhibit",
    "numeric",
    "ordered",
    "pair_exhibit",
    "pairs_exhibit",
    "plan_pairs",
    "profile_exhibits",
    "profile_headline",
    "promises_exhibit",
    "reading_exhibit",
    "register_exhibit",
    "register_rows",
    "repeated",
    "restated_exhibits",
    "restated_headline",
    "rows_in_view",
    "selected",
    "silence_exhibit",
    "table_files",
    "target_codes",
    "theme_names",
    "theme_rules",
    "themes_exhibit",
    "timeline_exhibit",
    "timeline_listing",
    "timeline_placed",
    "whole_files",
]
