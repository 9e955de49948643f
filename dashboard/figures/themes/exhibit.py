"""Themes by plans: how many clauses each plan has on a theme, and what share of its clauses or characters they are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dashboard.figures import statements
from dashboard.figures.clause_coding import ClauseCoding, count_chars, part_name
from dashboard.figures.clause_notes import caveats, percent
from dashboard.figures.model import Exhibit
from dashboard.figures.text_metrics import text_width
from dashboard.figures.themes.counts import CHARS, CLAUSES, PRIMARY, ThemeCounts
from dashboard.figures.themes.heat_map import theme_figure
from dashboard.i18n.words import Words
from dashboard.theme import HEADLINE

MAX_NAMES = 5  # themes that a headline names
HEADLINE_PIXELS = 1_900  # of a headline of two lines, in which themes are named while there is room


def themes_exhibit(coding: ClauseCoding, mention: str = PRIMARY, unit: str = CLAUSES) -> Exhibit:
    """The themes of the clauses in view by plan; a click on a row puts its theme into the address."""
    words, counts = coding.words, ThemeCounts(coding, mention, unit)
    headline = longest_themes(counts) if unit == CHARS else theme_coverage(counts)
    subtitle = words.text(
        f"themes.subtitle.{mention}", scope=coding.scope_text(), unit=words.text(f"themes.unit.{unit}")
    )
    keys = (f"themes.note.{mention}", "themes.note.chars")
    notes = (*map(words.text, keys), *caveats(coding, "theme_id", repeats="apart"))
    exhibit = coding.exhibit(theme_figure(counts), headline, subtitle, notes, theme_rows(counts))
    return replace(exhibit, alt=themes_alt(counts, headline))


def themes_alt(counts: ThemeCounts, headline: str) -> str:
    """The headline, then plan by plan the number of clauses of each theme."""
    coding, words = counts.coding, counts.coding.words
    lines = []
    for plan_part in coding.plan_parts:
        numbers = [
            f"{name} {len(counts.clauses(theme, plan_part))}"
            for theme, name in coding.theme_names.items()
            if counts.clauses(theme, plan_part)
        ]
        said = words.text("list.comma").join(numbers) or words.text("policy.none")
        lines.append(words.text("alt.row", plan=coding.plan_part_name(plan_part), said=said))
    return " ".join([headline, *lines])


def theme_coverage(counts: ThemeCounts) -> str:
    """How many themes occur, in every plan and in only one; plans are not ranked."""
    coding, words, plans = counts.coding, counts.coding.words, counts.coding.plan_count
    if not plans:
        return words.text("policy.empty")
    spread = Counter(theme for theme, _ in {(theme, plan) for theme, plan, _ in counts.groups})
    sentence = words.text(f"themes.headline.{coding.part}", count=len(spread), all=len(coding.theme_names))
    for key, number in (("themes.in_all", plans), ("themes.in_one", 1)):
        names = [name for theme, name in coding.theme_names.items() if spread[theme] == number]
        if plans > 1 and names:
            sentence += spread_phrase(key, names, plans, sentence, words)
    return words.text("headline.sentence", sentence=sentence)


def spread_phrase(key: str, names: Sequence[str], plans: int, sentence: str, words: Words) -> str:
    """How many themes occur in all plans, or in one, to be added to a sentence; with their names if they have room."""
    listed = words.text("themes.named", themes=words.join(list(map(words.inline, names))))
    every = statements.every_plan(plans, words)
    named, bare = (words.text(key, count=len(names), plans=every, themes=part) for part in (listed, ""))
    fits = text_width(sentence + named, HEADLINE) <= HEADLINE_PIXELS
    return named if fits and len(names) <= MAX_NAMES else bare


def longest_themes(counts: ThemeCounts) -> str:
    """The theme with most characters within each plan."""
    coding, words, phrases = counts.coding, counts.coding.words, []
    for plan_part in coding.plan_parts:
        shares = {theme: counts.share(theme, plan_part) for theme in coding.theme_names}
        theme = max(shares, key=shares.__getitem__)
        region, share = coding.plan_part_name(plan_part), percent(shares[theme], words)
        name = words.inline(coding.theme_names[theme])
        phrases.append(words.text("themes.longest", region=region, theme=name, share=share))
    if not phrases:
        return words.text("policy.empty")
    return words.text("themes.headline.chars", said=words.text("headline.separator").join(phrases))


def theme_rows(counts: ThemeCounts) -> list[dict[str, str]]:
    """A row per theme, plan and part in view: clauses, characters, share of the characters."""
    coding, words = counts.coding, counts.coding.words
    return [
        {
            "theme": name,
            "plan": coding.plan_names[plan_part.plan["plan_id"]],
            "part": part_name(plan_part.part, words),
            "clauses": str(len(counts.clauses(theme, plan_part))),
            "chars": words.in_full(count_chars(counts.clauses(theme, plan_part))),
            "share": percent(counts.share(theme, plan_part), words),
            "repeats": str(len(counts.repeats(theme, plan_part))),
        }
        for theme, name in coding.theme_names.items()
        for plan_part in coding.plan_parts
    ]
