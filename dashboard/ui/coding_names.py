"""Names of what two people coded: of the fields, and of the values that a field can have."""

from collections.abc import Mapping
from typing import NamedTuple

from dashboard.database import frame_cache
from dashboard.desk.coders import COLUMN_OF_FIELD, FOUND, NONE
from dashboard.desk.plan import DeskPlan
from dashboard.desk.rows import named_units
from dashboard.figures.quality.coders import coding_names, field_name
from dashboard.i18n.words import Words
from dashboard.ui.desk_lists import reading_corpus, reading_lists

FRAMES = ("plan_sheets", "codebook_columns", "codebook_categories")


class CodedNames(NamedTuple):
    """fields: names of columns. codes: names of values by column and code. words: of the page."""

    fields: Mapping[str, str]
    codes: Mapping[tuple[str, str], str]
    words: Words

    def field(self, field: str) -> str:
        """The name of a field of codings.csv."""
        return field_name(field, {field: self.fields.get(COLUMN_OF_FIELD.get(field, field), field)}, self.words)

    def value(self, field: str, code: str) -> str:
        """The name of a value; what has none as it was coded."""
        if not code:
            return self.words.text("quality.left_empty")
        return self.codes.get((COLUMN_OF_FIELD.get(field, field), code), code)

    def code(self, field: str, typed: str) -> str:
        """The code of a value that somebody typed by its name or its code."""
        column = COLUMN_OF_FIELD.get(field, field)
        return next((code for (of, code), name in self.codes.items() if of == column and name == typed), typed)


def coded_names(words: Words, *plans: DeskPlan) -> CodedNames:
    """The names in the language of the page, with those of units that the plans' readers named."""
    fields, codes = frame_cache.cached_drawing(("coded names", words.lang), lambda: _names(words))
    units = {code: row for plan in plans for code, row in named_units(plan).items()}
    unit_names = {("unit_id", code): words.data(row, "name") or row["name_zh"] for code, row in units.items()}
    return CodedNames(fields, {**unit_names, **codes}, words)


def _names(words: Words) -> tuple[Mapping[str, str], dict[tuple[str, str], str]]:
    plans, columns, categories = map(frame_cache.frame, FRAMES)
    names, lists = coding_names(plans, columns, categories, words), reading_lists(words)
    codes = dict(names.codes)
    codes |= {("unit_id", code): name for code, name in lists["unit"].items()}
    codes |= {("indicator_id", code): item["name"] for code, item in lists["indicator"].items()}
    codes |= {("body", row["body_id"]): words.data(row, "name") for row in reading_corpus().bodies}
    codes |= {(FOUND, code): words.text(f"coders.{code}") for code in ("yes", "no")}
    return names.fields, codes | {("indicator_id", NONE): words.text("coders.none")}
