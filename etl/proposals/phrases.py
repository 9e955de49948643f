"""English of a Chinese noun phrase, composed of the English of its words; none where one of them is unknown. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from etl.proposals.lexicon import Lexicon, bare

OF_THESE = ("，其中", "{}, of these {}")
ENDINGS = (OF_THESE, ("，", "{}: {}"))
"""What joins a part, or a feature of a project, to the whole before it."""
_FORMS = (
    (re.compile("(.+?)占(.+?)(?:总数|总量|总人数|人数|总规模)?的?(?:比例|比重|百分比)?"), "{} as a share of {}"),
    (re.compile("(.+?)用于(.+?)的?(?:比例|比重|占比)"), "share of {} spent on {}"),
    (re.compile("每万人口(.+)()"), "{} per ten thousand residents"),
    (re.compile("(?:生均|每生)(.+)()"), "{} per student"),
    (re.compile("人均(.+)()"), "{} per person"),
    (re.compile("(.+)生均(.+)"), "{1} per student in {0}"),
    (re.compile("(.+?)(?:每年|年均|累计)?(?:开展|举办)的?(.*培训)"), "{1} given by {0}"),
    (re.compile("(.+?(?:院校|学校|学院))(年?.*培训)"), "{1} given by {0}"),
    (re.compile("(?:与|和)?(.+?)(?:合作)?共建(.+)"), "{1} run with {0}"),
    (re.compile("(.+?)牵头(?:组建|建设|成立)(.+)"), "{1} led by {0}"),
)
"""Phrases that are no noun with what stands before it."""
_SHARE = re.compile("占|率|比")
_STAYING = re.compile("留(?![学存任级守职校])[一-龥](?=就业率|率)")
_GAP = re.compile(r" (?:of|in) \{\}")
_MOST_MODIFIERS, _MOST_WORDS = 2, 14
_LONGEST = 12  # characters of a word
Tokens = tuple[str, ...]


def compose(words: str, lexicon: Lexicon) -> str:
    """A phrase with a capital letter: 市级智慧校园 is City-level smart campuses. Empty where it cannot be composed."""
    english = _phrase(_STAYING.sub("留本地", bare(words)), lexicon)
    return english[:1].upper() + english[1:] if len(english.split()) <= _MOST_WORDS else ""


def ending(words: str) -> tuple[str, str, str]:
    """The whole before a part or a feature, how the two are joined in English, and the part; as they are, where there
    is none."""
    for mark, form in ENDINGS:
        whole, found, part = words.partition(mark)
        if found and part:
            return whole, "{}: {}" if _SHARE.search(whole + part) else form, part
    return words, "{}", ""


def _phrase(words: str, lexicon: Lexicon) -> str:
    whole, form, part = ending(words)
    if part:
        return _filled(form, (whole, part), lexicon)
    for pattern, form in _FORMS:
        match = pattern.fullmatch(words)
        english = _filled(form, match.groups(), lexicon) if match else ""
        if english:
            return english
    return _listed(words, lexicon) or _noun_phrase(tokens(words, lexicon), "的" in words, lexicon)


def _filled(form: str, parts: Sequence[str], lexicon: Lexicon) -> str:
    english = [_phrase(part, lexicon) for part in parts if part]
    return form.format(*english) if all(english) else ""


def _listed(words: str, lexicon: Lexicon) -> str:
    """Nouns joined by "and", each of which is one word."""
    nouns = [lexicon.get(word, {}).get("noun", "") for word in re.split("[和与及、]", words)]
    return f"{', '.join(nouns[:-1])} and {nouns[-1]}" if len(nouns) > 1 and all(nouns) else ""


def tokens(words: str, lexicon: Lexicon) -> Tokens:
    """The fewest words of the lexicon that make up a phrase, 的 left out; none where they do not."""

    @cache
    def cut(at: int) -> Tokens | None:
        if at == len(words):
            return ()
        best = None
        for end in range(min(len(words), at + _LONGEST), at, -1):
            word = words[at:end]
            if (word in lexicon or word == "的") and (rest := cut(end)) is not None:
                tail = rest if word == "的" else (word, *rest)
                best = tail if best is None or len(tail) < len(best) else best
        return best

    return cut(0) or ()


def _noun_phrase(parts: Tokens, linked: bool, lexicon: Lexicon) -> str:
    """The noun with what stands before it, then verb, places and times. linked: whether the phrase has a 的, before
    which a verb makes a clause."""
    times = [part for part in parts if "time" in lexicon[part]]
    rest = [part for part in parts if part not in times]
    verb = lexicon[rest[0]].keys() & {"participle", "verb"} if len(rest) > 1 else set()
    if verb and linked:
        return ""
    behind = [lexicon[rest[0]]["participle"]] if "participle" in verb else []
    rest = rest[1:] if verb else rest
    behind += [lexicon[part]["following"] for part in rest if "following" in lexicon[part]]
    noun = _leveled([part for part in rest if "following" not in lexicon[part]], lexicon)
    if not noun:
        return ""
    before = [lexicon[part]["time"] for part in times if not verb or "verb" in verb]
    return " ".join([*before, noun, *behind, *(["a year"] if times and not before else [])])


def _leveled(parts: Sequence[str], lexicon: Lexicon) -> str:
    """A noun whose first word may be a level, which tells of the thing at the end; a measure may stand alone."""
    kinds = lexicon[parts[-1]] if parts else {}
    if len(parts) == 1 and "measure" in kinds and "noun" not in kinds:
        return _GAP.sub("", kinds["measure"])
    level = lexicon[parts[0]].get("level", "") if len(parts) > 1 and "measure" not in kinds else ""
    noun = _noun(parts[1:] if level else parts, lexicon)
    return f"{level} {noun}".strip() if noun else ""


def _noun(parts: Sequence[str], lexicon: Lexicon) -> str:
    """A noun, or a measure of one, at the end, and the words before it."""
    kinds = lexicon[parts[-1]] if parts else {}
    inner = _counted(parts[:-1], lexicon) if "measure" in kinds else ""
    return kinds["measure"].format(inner) if inner else _counted(parts, lexicon)


def _counted(parts: Sequence[str], lexicon: Lexicon) -> str:
    """A noun with its modifiers, and what it is of."""
    noun = lexicon[parts[-1]].get("noun", "") if parts else ""
    before, modifiers = list(parts[:-1]), list[str]()
    while before and (word := lexicon[before[-1]].get("modifier") or lexicon[before[-1]].get("level")):
        modifiers.insert(0, word)
        before.pop()
    if not noun or len(modifiers) > _MOST_MODIFIERS:
        return ""
    whole = " ".join([*modifiers, noun])
    inner = _noun(before, lexicon) if before else ""
    return f"{whole} of {inner}" if inner else "" if before else whole
