"""Pinyin as patterns of the characters that are read so: zhijiao, `zhi jiao`, zj, and characters that sound alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

MOST_READINGS = 6  # ways to cut letters into syllables: xian is 西安 and 县
LONGEST_SYLLABLE = 6  # letters: zhuang
Syllables = list[str]


@dataclass(frozen=True)
class Readings:
    """The characters of a corpus by their readings, of which a character may have several."""

    characters: str

    @cached_property
    def by_syllable(self) -> Mapping[str, str]:
        """Syllable without tone -> characters, as they stand in a pattern."""
        from pypinyin import Style, pinyin

        chars_by_syllable: dict[str, set[str]] = {}
        for char in self.characters:
            for syllable in pinyin(char, style=Style.NORMAL, heteronym=True)[0]:
                chars_by_syllable.setdefault(syllable, set()).add(char)
        return {syllable: "".join(sorted(chars)) for syllable, chars in chars_by_syllable.items()}

    @cached_property
    def by_initial(self) -> Mapping[str, str]:
        """First letter of the syllable -> characters."""
        chars_by_letter: dict[str, set[str]] = {}
        for syllable, chars in self.by_syllable.items():
            chars_by_letter.setdefault(syllable[0], set()).update(chars)
        return {letter: "".join(sorted(chars)) for letter, chars in chars_by_letter.items()}

    def full_pattern(self, letters: str) -> str:
        """A pattern of two or more characters that are read as these letters; "" if none are."""
        readings = [cut for cut in self._cuts(letters) if len(cut) > 1]
        return "|".join(_classes(self.by_syllable, cut) for cut in readings[:MOST_READINGS])

    def initials_pattern(self, letters: str) -> str:
        """A pattern of characters whose readings begin with these letters; two letters only at the start of a name."""
        if not 2 <= len(letters) <= 10 or any(letter not in self.by_initial for letter in letters):
            return ""
        return ("(?:^|[ |])" if len(letters) == 2 else "") + _classes(self.by_initial, letters)

    def homophone_pattern(self, phrase: str) -> str:
        """A pattern of characters that sound as those of a Chinese phrase; "" if some sound occurs nowhere."""
        from pypinyin import Style, pinyin

        readings = pinyin(list(phrase), style=Style.NORMAL, heteronym=True)
        alike = ["".join(self.by_syllable.get(syllable, "") for syllable in several) for several in readings]
        return "".join(f"[{chars}]" for chars in alike) if all(alike) else ""

    def _cuts(self, letters: str) -> list[Syllables]:
        """The first ways to cut letters into syllables that occur, those with long first syllables first."""
        cuts: list[list[Syllables]] = [[] for _ in letters] + [[[]]]  # by the place where a cut begins
        for start in range(len(letters) - 1, -1, -1):
            for end in range(min(start + LONGEST_SYLLABLE, len(letters)), start, -1):
                if letters[start:end] in self.by_syllable:
                    cuts[start] += [[letters[start:end], *rest] for rest in cuts[end]]
            cuts[start] = cuts[start][:MOST_READINGS]
        return cuts[0]


def _classes(characters: Mapping[str, str], syllables: Iterable[str]) -> str:
    return "".join(f"[{characters[syllable]}]" for syllable in syllables)
