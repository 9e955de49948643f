"""Other spellings of an English word: British and American, singular, the stem of an -ing form; words of questions."""

import re

# British, American. Both ways; a spelling that no text has finds nothing and does no harm.
SPELLINGS = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("ising", "izing"),
    ("yse", "yze"),
    ("our", "or"),
    ("programme", "program"),
    ("tre", "ter"),
    ("enrolment", "enrollment"),
    ("ence", "ense"),
    ("practise", "practice"),
    ("skilful", "skillful"),
    ("fulfil", "fulfill"),
    ("judgement", "judgment"),
    ("catalogue", "catalog"),
    ("speciality", "specialty"),
    ("lled", "led"),
    ("lling", "ling"),
    ("grey", "gray"),
)
# Words in which a question is put, but which no text is searched for, as long as others are left.
QUESTION_WORDS = frozenset(
    """a about all an and any are at be by can did do does for from have has how in into is it its many me much must of
    on or plan plans promise promises say says should show than that the their them there these they this to want wants
    what when where which who whom whose why will with need needs require requires""".split()  # noqa: SIM905
)
QUESTION_PHRASES = re.compile(
    "哪些计划|哪个计划|哪些地方|哪些|哪个|哪里|什么|多少|怎么样|怎么|如何|几个|是否|有没有|需要|想要|要求|提出|规定"
    "|关于|方面|[的了吗呢吧啊有要在对和与及或是把被给]"
)
ENDING = "(?:s|d|r|rs|ed|ing|al|able|ational|ation|ations)?$"
SHORTEST_STEM = 4  # letters


def spellings(word: str) -> list[str]:
    """The word, its British and American spellings and the stems of each, longest first; each finds longer words."""
    forms = {word}
    for british, american in SPELLINGS:
        for one, other in ((british, american), (american, british)):
            forms |= {re.sub(f"{one}(?={ENDING})", other, form) for form in forms}
    return sorted({stem for form in forms for stem in (form, *stems(form))}, key=lambda form: (-len(form), form))


def stems(word: str) -> list[str]:
    """Beginnings of an English word without the ending of a plural or an -ing form."""
    endings = (("ies", "y"), ("ches", "ch"), ("sses", "ss"), ("s", ""), ("ing", ""))
    for ending, instead in endings:
        stem = word.removesuffix(ending) + instead
        if word.endswith(ending) and not word.endswith("ss") and len(stem) >= SHORTEST_STEM:
            return [stem]
    return []
