"""Words and numbers in the reader's language.

Interface words live in gettext catalogues, i18n/locale/<lang>/LC_MESSAGES/duizhao.po, read at run time. A message
id is a stable dotted English key (`silence.vague`), never the text itself; placeholders are {named}. Data labels live
in the tables (`name_zh`, `name_en`). Another language is one more catalogue: its data labels fall back to English.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import Any

from babel import Locale, dates, numbers
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from dashboard.i18n import clause_labels, numerals
from dashboard.i18n.numerals import is_short

DATES = {"en": "en_GB"}  # 10 April 2019
LOCALES = Path(__file__).parent / "locale"
FALLBACK = "en"
MYRIAD_LANGUAGES = ("zh",)  # where CLDR counts large numbers by ten thousands
BOUNDS_OF_WORDS = ("at_least", "more_than", "at_most", "less_than", "nearly")  # said beside a value in words
SOURCE_LANGUAGE = "zh"  # the texts'; elsewhere a gloss stands for or beside their words


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a catalogue, sorted."""
    return tuple(sorted(path.parts[-3] for path in LOCALES.glob("*/LC_MESSAGES/duizhao.po")))


@cache
def catalogue(lang: str) -> Catalog:
    """The message catalogue of a language. Raises FileNotFoundError for a language without one."""
    with (LOCALES / lang / "LC_MESSAGES" / "duizhao.po").open("rb") as file:
        return read_po(file, locale=lang)


@cache
def plural_rule(lang: str) -> Callable[[int], int]:
    """Which of a message's plural forms goes with a count, by the catalogue's own header."""
    rule: Callable[[int], int] = c2py(catalogue(lang).plural_expr)
    return rule


def best_language(requested: str | None, browser: str | None) -> str:
    """The language of a page: the link's if it has a catalogue, else the browser's, else English."""
    for code in (requested, (browser or "").replace("_", "-").split("-")[0].lower()):
        if code in languages():
            return str(code)
    return FALLBACK


@dataclass(frozen=True)
class Unit:
    """How a unit is written after a number. one: English singular. wording: what the text writes instead, or ""."""

    label: str
    one: str
    wording: str = ""


@dataclass(frozen=True)
class Words:
    """All the words of one language. `lang` is a code of `languages()`."""

    lang: str

    def text(self, key: str, count: int | None = None, **values: object) -> str:
        """The message for a key, with {placeholders} filled. `count` picks the plural and fills {count}.

        Raises KeyError for an unknown key: a missing message is a mistake, not a blank.
        """
        message = catalogue(self.lang).get(key)
        if message is None or not message.string:
            raise KeyError(f"no message {key!r} in the catalogue {self.lang!r}")
        text = message.string
        if not isinstance(text, str):
            text = text[plural_rule(self.lang)(1 if count is None else count)]
        return text.format(count=count, **values) if values or count is not None else text

    def has(self, key: str) -> bool:
        """Whether the catalogue holds a message."""
        return catalogue(self.lang).get(key) is not None

    def data(self, row: Mapping[str, Any], column: str) -> str:
        """A data label: `column` without its language ending, e.g. data(row, "name"). Empty where the table is."""
        label = row.get(f"{column}_{self.lang}", row.get(f"{column}_{FALLBACK}"))
        return label if isinstance(label, str) else ""

    def inline(self, name: str) -> str:
        """A name within a sentence: without its initial capital, which an abbreviation keeps."""
        return name if name[1:2].isupper() else name[:1].lower() + name[1:]

    def plan_name(self, plan: Mapping[str, Any]) -> str:
        """A plan as every page names it: region and first year. Needs region_* and first_year."""
        return self.text("plan.name", region=self.data(plan, "region"), year=plan["first_year"])

    def quote(self, row: Mapping[str, Any]) -> str:
        """The words of the text; in another language than the texts', their gloss if there is one."""
        quote = row["quote"] if self.lang == SOURCE_LANGUAGE else self.gloss(row) or row["quote"]
        return quote if isinstance(quote, str) else ""

    def gloss(self, row: Mapping[str, Any]) -> str:
        """The translation of a quote; "" in the texts' own language, or where there is none."""
        gloss = row.get("gloss")
        return gloss if isinstance(gloss, str) and self.lang != SOURCE_LANGUAGE else ""

    def clause(self, label: Any) -> str:
        """A clause's label: 六.1, 附件5.3; VI.1, Annex 5.3. Empty where there is none."""
        text = label if isinstance(label, str) else ""
        return text if self.lang == SOURCE_LANGUAGE else clause_labels.translated_label(text, self.text)

    def cited_clauses(self, *labels: Any) -> str:
        """Clauses as a reference names them: clauses 6, VII.1, Annex 5.3."""
        return clause_labels.cited_labels(map(self.clause, labels), self.text)

    def join(self, parts: Sequence[str]) -> str:
        """An enumeration: 甲、乙、丙; A, B and C; with a comma before the last where a part has an "and" of its own."""
        if len(parts) < 2:
            return "".join(parts)
        link = self.text("list.pair", first="", last="")
        key = "list.pair_long" if len(parts) > 2 and any(link in part for part in parts) else "list.pair"
        return self.text(key, first=self.text("list.comma").join(parts[:-1]), last=parts[-1])

    def join_parts(self, *parts: object) -> str:
        """Those parts that are non-empty strings, in one line."""
        return self.text("list.remark").join(part for part in parts if isinstance(part, str) and part)

    def number(self, value: float) -> str:
        """A number for readers: 1,234 and 2,800,000; in Chinese 280万, from ten thousand on where short and exact."""
        if self.lang in MYRIAD_LANGUAGES and is_short(value):
            return str(numbers.format_compact_decimal(value, locale=self.lang, fraction_digits=1))
        return self.in_full(value)

    def in_full(self, value: float) -> str:
        """A number with all its digits, as in a calculation: 2,800,000."""
        return numerals.in_full(value, self.lang)

    def small_number(self, count: int) -> str:
        """A count in a heading: five, 五; from ten on in digits."""
        return dict(enumerate(self.text("number.words").split(), start=1)).get(count) or self.in_full(count)

    def day(self, value: Any) -> str:
        """A date in full, or a dash where there is none. Accepts date and datetime."""
        if value is None or value != value:
            return "—"
        return str(dates.format_date(value, "long", locale=DATES.get(self.lang, self.lang)))

    def unit(self, row: Mapping[str, Any]) -> Unit:
        """The unit of a row with unit_label_* and unit_one_en, and value_words_* where the text gives no number."""
        label = self.data(row, "unit_label")
        return Unit(label, self.data(row, "unit_one") or label, self.data(row, "value_words"))

    def with_unit(self, number: str, unit: Unit, single: bool = False) -> str:
        """A written number with its unit: 50%, 10个, 10 bases, 1 base."""
        label = unit.one if single and self.lang != "zh" else unit.label
        if not label[:1].isalpha():
            return number + label
        return self.text("number.with_unit", number=number, unit=label)

    def value(self, low: float, high: float, operator: str, unit: Unit, style: str = "short") -> str:
        """A value as promised: ≥50% (short, at a mark) or 至少 50% (long, in prose). NaN or None: no bound given.

        A unit with a wording is that wording, 大体相当, not the number it was coded as; with its bound, 至少三分之二.
        """
        if unit.wording:
            key = f"value.{operator}.words"
            return self.text(key, value=unit.wording) if operator in BOUNDS_OF_WORDS else unit.wording
        bounds = [bound for bound in (low, high) if bound is not None and bound == bound]
        texts = list(map(self.number, bounds))
        if operator == "range":
            return self.text("value.range", value=self.with_unit(f"{texts[0]}–{texts[-1]}", unit))
        return self.text(f"value.{operator}.{style}", value=self.with_unit(texts[0], unit, bounds[0] == 1))

    def year(self, row: Mapping[str, Any]) -> str:
        """The year as a label; an assumed one has an asterisk, one that the text only bounds stands in
        its words: before 2023. Needs kind, time_basis, due_basis and due_year; reads due_words_*."""
        if row["kind"] == "tally":
            return self.text("year.tally")
        rhythm = self.text("year.per_year") if row["time_basis"] == "per_year" else ""
        if row["due_basis"] == "undated":
            return rhythm or self.text("year.undated")
        year = self.data(row, "due_words") or self.text(f"year.{row['due_basis']}", year=int(row["due_year"]))
        return self.text("year.with_rhythm", year=year, rhythm=rhythm) if rhythm else year


@cache
def language_name(lang: str) -> str:
    """A language's name in itself: 中文, English."""
    return str(Locale.parse(lang).get_display_name(lang)).capitalize()


def all_languages(key: str) -> str:
    """A message in all languages at once, for problems before the page's language is known."""
    return " · ".join(Words(lang).text(key) for lang in reversed(languages()))
