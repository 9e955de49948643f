"""What the corpus is called, is about and was made by, in the reader's language."""

from dataclasses import dataclass

import pandas as pd

from dashboard.figures.records import records
from dashboard.i18n.words import Words


@dataclass(frozen=True)
class Corpus:
    """Title, one-sentence description, subject (a noun) and authors; "" for what the database does not say."""

    title: str = ""
    description: str = ""
    subject: str = ""
    authors: str = ""


def corpus_of(frame: pd.DataFrame, words: Words) -> Corpus:
    """The corpus of a database. frame: of `queries.corpus`, which may be empty."""
    for row in records(frame):
        return Corpus(*(words.data(row, column) for column in ("title", "description", "subject", "authors")))
    return Corpus()
