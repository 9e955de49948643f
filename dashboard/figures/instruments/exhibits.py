"""Instruments by plans, and instruments by themes: numbers of clauses, each plan by itself."""

from collections import Counter
from dataclasses import replace

from dashboard.figures import statements
from dashboard.figures.alternatives import alternative
from dashboard.figures.clause_coding import ClauseCoding, PlanPart, is_repeat, originals, part_name
from dashboard.figures.clause_notes import caveats
from dashboard.figures.clause_table import instrument_names
from dashboard.figures.instruments.bars import clauses_with, instrument_figure
from dashboard.figures.instruments.pair_marks import pair_figure
from dashboard.figures.model import Exhibit
from dashboard.figures.records import records

PairCounts = dict[tuple[str, str], list[tuple[PlanPart, int]]]  # clauses by plan and part, of theme and instrument


def instruments_exhibit(coding: ClauseCoding) -> Exhibit:
    """Instruments under their types by plan; a click leads to the clauses side by side."""
    words = coding.words
    notes = (
        words.text("instruments.note.typology"),
        words.text("instruments.note.one"),
        *caveats(coding, "instrument_id", repeats="apart"),
    )
    subtitle = words.text("instruments.subtitle", scope=coding.scope_text())
    headline = commonest_types(coding)
    exhibit = coding.exhibit(instrument_figure(coding), headline, subtitle, notes, instrument_rows(coding))
    return replace(exhibit, alt=instruments_alt(coding, headline))


def instruments_alt(coding: ClauseCoding, headline: str) -> str:
    """The headline, then plan by plan the number of clauses of each type."""
    words, lines = coding.words, []
    for plan_part in coding.plan_parts:
        counts = Counter(row["type"] for row in originals(coding.clauses_of(plan_part)))
        numbers = [f"{name} {counts[code]}" for code, name in type_names(coding).items()]
        said = words.text("list.comma").join(numbers)
        lines.append(words.text("alt.row", plan=coding.plan_part_name(plan_part), said=said))
    return " ".join([headline, *lines])


def commonest_types(coding: ClauseCoding) -> str:
    """The type of instrument that most clauses within each plan use; plans with the same answer together."""
    words = coding.words
    plans: dict[str, list[str]] = {}
    names = type_names(coding)
    for plan_part in coding.plan_parts:
        clauses = coding.clauses_of(plan_part)
        counts = Counter(row["type"] for row in originals(clauses) or clauses)
        types = words.join(
            [words.inline(name) for code, name in names.items() if counts[code] == max(counts.values(), default=0)]
        )
        plans.setdefault(types, []).append(coding.plan_part_name(plan_part))
    if not plans:
        return words.text("policy.empty")
    phrases = [
        words.text("instruments.leading", types=types, plans=words.join(plan_names))
        for types, plan_names in plans.items()
    ]
    return words.text("instruments.headline", said=words.text("headline.separator").join(phrases))


def type_names(coding: ClauseCoding) -> dict[str, str]:
    """Names of the types of instruments by code, in the order of their list."""
    return {str(row["type"]): coding.words.data(row, "type_name") for row in records(coding.instruments)}


def instrument_rows(coding: ClauseCoding) -> list[dict[str, str]]:
    """A row per instrument, plan and part in view."""
    words = coding.words
    return [
        {
            "type": words.data(row, "type_name"),
            "instrument": words.data(row, "name"),
            "plan": coding.plan_names[plan_part.plan["plan_id"]],
            "part": part_name(plan_part.part, words),
            "clauses": str(len(originals(clauses_with(coding, row["instrument_id"], plan_part)))),
            "repeats": str(sum(map(is_repeat, clauses_with(coding, row["instrument_id"], plan_part)))),
        }
        for row in records(coding.instruments)
        for plan_part in coding.plan_parts
    ]


def pairs_exhibit(coding: ClauseCoding) -> Exhibit:
    """Themes by types of instruments: in each cell the instruments with the number of clauses of each plan."""
    words, counts = coding.words, count_pairs(coding)
    notes = (
        words.text("instruments.note.pairs"),
        *caveats(coding, "theme_id", "instrument_id", absence="unlisted", repeats="apart"),
    )
    subtitle = words.text("instruments.subtitle.themes", scope=coding.scope_text())
    figure = pair_figure(coding, type_names(coding))
    headline = pairs_headline(coding, counts)
    exhibit = coding.exhibit(figure, headline, subtitle, notes, pair_rows(coding, counts))
    return replace(exhibit, alt=pairs_alternative(coding, counts, headline))


def pairs_alternative(coding: ClauseCoding, counts: PairCounts, headline: str) -> str:
    """The headline, then theme by theme the number of clauses with each instrument."""
    names = instrument_names(coding.instruments, coding.words)
    rows = [
        (
            theme_name,
            [
                f"{names[instrument]} {sum(count for _, count in entries)}"
                for (pair_theme, instrument), entries in counts.items()
                if pair_theme == theme
            ],
        )
        for theme, theme_name in coding.theme_names.items()
    ]
    return alternative(headline, rows, coding.words)


def count_pairs(coding: ClauseCoding) -> PairCounts:
    """Numbers of clauses for each main theme and instrument that occur together."""
    pairs: PairCounts = {}
    for plan_part in coding.plan_parts:
        clauses = originals(coding.clauses_of(plan_part))
        coded = (row for row in clauses if isinstance(row["instrument_id"], str))  # a draft has clauses without
        counts = Counter((row["theme_id"], row["instrument_id"]) for row in coded)
        for pair, count in counts.items():
            pairs.setdefault(pair, []).append((plan_part, count))
    return pairs


def pairs_headline(coding: ClauseCoding, counts: PairCounts) -> str:
    """How many pairs of theme and instrument occur, how many in every plan and how many in only one."""
    words, plans = coding.words, coding.plan_count
    if not counts:
        return words.text("policy.empty")
    spread = [len({plan_part.plan["plan_id"] for plan_part, _ in entries}) for entries in counts.values()]
    sentence = words.text("instruments.pairs", count=len(counts))
    if plans > 1:
        sentence += words.text(
            "instruments.pairs_all", count=spread.count(plans), plans=statements.every_plan(plans, words)
        )
        sentence += words.text("instruments.pairs_one", count=spread.count(1))
    return words.text("headline.sentence", sentence=sentence)


def pair_rows(coding: ClauseCoding, counts: PairCounts) -> list[dict[str, str]]:
    """A row per theme, instrument, plan and part that occur together."""
    words, names = coding.words, instrument_names(coding.instruments, coding.words)
    return [
        {
            "theme": theme_name,
            "instrument": names[instrument],
            "plan": coding.plan_names[plan_part.plan["plan_id"]],
            "part": part_name(plan_part.part, words),
            "clauses": str(count),
        }
        for theme, theme_name in coding.theme_names.items()
        for (pair_theme, instrument), entries in counts.items()
        if pair_theme == theme
        for plan_part, count in entries
    ]
