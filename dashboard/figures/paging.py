"""Pages of a table with many rows."""

from dataclasses import dataclass

import pandas as pd

from dashboard.figures.grid import CellItem
from dashboard.figures.grid_parts import row_head
from dashboard.i18n.words import Words


@dataclass(frozen=True)
class Page:
    """A page of `total` rows, `size` at a time. requested: its number from 1; one beyond the last means the last."""

    requested: int
    total: int
    size: int

    @property
    def count(self) -> int:
        """The number of pages, at least 1."""
        return max(-(-self.total // self.size), 1)

    @property
    def number(self) -> int:
        """The number of this page."""
        return min(self.requested, self.count)

    def rows(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of this page."""
        return frame.iloc[(self.number - 1) * self.size : self.number * self.size]

    def extent(self, words: Words) -> str:
        """Which of all rows the page shows; "" where it is the only one."""
        first, last = (self.number - 1) * self.size + 1, min(self.number * self.size, self.total)
        return words.text("register.place", first=first, last=last, count=self.total) if self.count > 1 else ""

    def links(self, words: Words, group: str) -> tuple[CellItem, ...]:
        """Which rows these are, between links to the pages before and after, with the messages `<group>.before` and
        `<group>.after`; nothing for a single page."""
        if self.count == 1:
            return ()
        links = [row_head(self.extent(words))]
        if self.number > 1:
            page = self.number - 1 if self.number > 2 else ""
            links.insert(0, row_head(words.text(f"{group}.before"), code=f"page={page}"))
        if self.number < self.count:
            links.append(row_head(words.text(f"{group}.after"), code=f"page={self.number + 1}"))
        return tuple(links)
