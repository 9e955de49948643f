"""An estimate of a person's work on a draft, by a rule: no person was timed.

A phrase or figure to type takes 20 seconds, a code to choose 15, a row to read (a proposal, a quantity, a clause, an
indicator) 6; one in ten of the answers, proposals and quantities is corrected, which takes 60.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple

from etl.coding.sheet import read_draft
from etl.draft_files import workpiece, write_draft
from etl.proposals.questions import CHOSEN, proposals, questions
from etl.reading.draft import Wishes
from etl.schema import load_schema

TYPED, CHOICE, READ, CORRECTED = 20, 15, 6, 60  # seconds
CORRECTED_ROWS = 0.1


class Effort(NamedTuple):
    """What a draft asks of a person: numbers of quantities, phrases to type, codes to choose, proposals and rows."""

    quantities: int
    typed: int
    chosen: int
    proposed: int
    rows: int

    @property
    def minutes(self) -> float:
        """The estimate by the rule."""
        judged = self.typed + self.chosen + self.proposed + self.quantities
        seconds = self.typed * TYPED + self.chosen * CHOICE + (self.proposed + self.quantities + self.rows) * READ
        return (seconds + judged * CORRECTED_ROWS * CORRECTED) / 60


def effort(path: Path, data: Path, sources: Path | None) -> Effort:
    """What the draft of a text asks, as its workbook does. rows: clauses and indicators of its own."""
    with tempfile.TemporaryDirectory() as folder:
        draft, schema = Path(folder) / "draft", load_schema(data / "datapackage.json")
        write_draft(path, draft, data, Wishes(), sources)
        tables, text = read_draft(draft, schema)
    work = workpiece(tables, text, data, schema, sources)
    asked = questions(work)
    chosen = sum(question.column in CHOSEN for question in asked)
    rows = len(tables["measures"]) + len(tables["indicators"])
    return Effort(len(tables["targets"]), len(asked) - chosen, chosen, len(proposals(work)), rows)
