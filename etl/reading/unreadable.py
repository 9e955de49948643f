"""The refusal of a file, in both languages: what is wrong, where, and what to do."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file that cannot be read as a plan; nothing has been written."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} | {en}")
        self.zh, self.en = zh, en
