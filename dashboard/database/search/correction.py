"""Other readings of terms that occur nowhere: pinyin, characters that sound alike, parts of a phrase, likely words."""

import re
from collections.abc import Iterator

from dashboard.database.search.folding import fold
from dashboard.database.search.index import Index
from dashboard.database.search.pinyin import Readings
from dashboard.database.search.spelling import QUESTION_PHRASES, spellings
from dashboard.database.search.terms import CHINESE, YEAR, Term

LIKE_ENOUGH, TITLE_LIKE_ENOUGH = 78, 60  # of 100, by rapidfuzz
MOST_LIKE = 3  # words or titles that are taken for a misspelt one
SHORTEST_TITLE = 2  # characters
RUNS = re.compile("[㐀-鿿]+|[^㐀-鿿 ]+")


def correct_terms(terms: list[Term], index: Index, readings: Readings) -> list[Term]:
    """The terms, those that occur nowhere replaced by others that do; those for which there are none left as they are.

    Several terms in letters, one of which occurs nowhere, may be one phrase in pinyin.
    """
    counts = index.counts([term.condition for term in terms])
    if all(counts):
        return terms
    letters = "".join(term.typed for term in terms)
    if len(terms) > 1 and letters.isascii() and letters.isalpha():
        whole = _first_occurring(_of_pinyin(letters, readings), index)
        if whole:
            return whole
    pairs = zip(terms, counts, strict=True)
    return [new for term, count in pairs for new in ([term] if count else _instead(term, index, readings))]


def _instead(term: Term, index: Index, readings: Readings) -> list[Term]:
    """What is looked for in place of a term, itself if nothing is known."""
    if CHINESE.search(term.typed):
        return _of_chinese(term, index, readings)
    if term.typed.isalpha():
        return _first_occurring((*_of_pinyin(term.typed, readings), *_of_words(term.typed, index)), index) or [term]
    return [term]


def _first_occurring(candidates: Iterator[Term] | tuple[Term, ...], index: Index) -> list[Term]:
    """The first candidate that occurs."""
    candidates = tuple(candidates)
    counts = index.counts([term.condition for term in candidates])
    return next(([term] for term, count in zip(candidates, counts, strict=True) if count), [])


def _of_pinyin(letters: str, readings: Readings) -> Iterator[Term]:
    if pattern := readings.full_pattern(letters):
        yield Term(letters, pattern=pattern, names_only=True)
        yield Term(letters, pattern=pattern)
    if pattern := readings.initials_pattern(letters):
        yield Term(letters, pattern=pattern, names_only=True)


def _of_words(word: str, index: Index) -> Iterator[Term]:
    """Words that a misspelt one may be."""
    from rapidfuzz import fuzz, process

    if len(word) < 4:
        return
    matches = process.extract(word, index.words, scorer=fuzz.ratio, limit=MOST_LIKE, score_cutoff=LIKE_ENOUGH)
    if matches:
        best = [match for match, score, _ in matches if score >= matches[0][1] - 4]
        forms = dict.fromkeys(form for match in best for form in spellings(match))
        yield Term(word, tuple(f" {form}" for form in forms), change=best[0])


def _of_chinese(term: Term, index: Index, readings: Readings) -> list[Term]:
    """The parts of a phrase that occur: by themselves, by their sound, piece by piece; else titles like it."""
    if whole := _first_occurring(tuple(_by_sound(term.typed, readings)), index):
        return whole
    runs = [run for part in QUESTION_PHRASES.sub(" ", term.typed).split() for run in RUNS.findall(part)]
    terms: list[Term] = []
    for run in runs or [term.typed]:
        terms += _of_run(run, index, readings)
    return terms or [term]


def _of_run(run: str, index: Index, readings: Readings) -> list[Term]:
    if year := YEAR.fullmatch(run):
        return [Term(run, year=int(year[1]))]
    if not CHINESE.match(run):
        plain = Term(run, tuple(f" {form}" for form in (spellings(run) if run.isalpha() else [run])))
        return _first_occurring((plain,), index) or _instead(plain, index, readings)
    plain = Term(run, (run,))
    terms = _first_occurring((plain, *_by_sound(run, readings)), index)
    if not terms and len(pieces := _pieces(run, index.phrases)) > 1:
        terms = [Term(piece, (piece,)) for piece in pieces]
    return terms or _first_occurring(tuple(_of_titles(run, index)), index) or [plain]


def _by_sound(phrase: str, readings: Readings) -> Iterator[Term]:
    """Characters that sound as those of a phrase."""
    pattern = readings.homophone_pattern(phrase) if len(phrase) > 1 else ""
    if pattern:
        yield Term(phrase, pattern=pattern, change=phrase)


def _pieces(run: str, phrases: str) -> list[str]:
    """The longest pieces of two or more characters that occur in titles, from left to right; the rest is left out."""
    pieces, start = [], 0
    while start < len(run) - 1:
        ends = (end for end in range(len(run), start + 1, -1) if run[start:end] in phrases)
        end = next(ends, 0)
        if end:
            pieces.append(run[start:end])
        start = end or start + 1
    return pieces


def _of_titles(phrase: str, index: Index) -> Iterator[Term]:
    """Titles that a misspelt phrase may be part of: the part most like it."""
    from rapidfuzz import fuzz, process

    titles = [fold(title) for title in index.titles if CHINESE.search(title)]
    for title, _, _ in process.extract(
        phrase, titles, scorer=fuzz.partial_ratio, limit=MOST_LIKE, score_cutoff=TITLE_LIKE_ENOUGH
    ):
        place = fuzz.partial_ratio_alignment(phrase, title)
        part = title[place.dest_start : place.dest_end].strip(" |") if place else ""
        if len(part) >= max(SHORTEST_TITLE, len(phrase) - 1):
            yield Term(phrase, (part,), change=part)


def nearest_titles(query: str, index: Index) -> list[str]:
    """Titles most like a query of which nothing is found."""
    from rapidfuzz import fuzz, process

    return [title for title, _, _ in process.extract(query, index.titles, scorer=fuzz.WRatio, processor=fold, limit=5)]
