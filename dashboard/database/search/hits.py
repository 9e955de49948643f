"""Search the documents of the present build."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from dashboard.database.search.correction import correct_terms, nearest_titles
from dashboard.database.search.documents import KINDS
from dashboard.database.search.index import Index, index
from dashboard.database.search.terms import Term, parse


@dataclass(frozen=True)
class SearchResult:
    """Hits of a search.

    rows: the documents shown, with the columns of `documents`, kinds in the order of KINDS, best first within a kind.
    totals: hits by kind, in that order. terms: what was looked for. whole: each hit has every term; else those with the
    most of them. nearest: titles like the query, where nothing is found.
    """

    rows: pd.DataFrame
    totals: dict[str, int] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    whole: bool = True
    nearest: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Hits of all kinds."""
        return sum(self.totals.values())

    @property
    def marks(self) -> list[re.Pattern[str]]:
        """What is marked in the texts of hits."""
        return [term.mark for term in self.terms]


def search(query: str, limit: int, kind: str = "", page: int = 1, file: Path | None = None) -> SearchResult:
    """The documents with the words of a query: `limit` of each kind, or the page of one kind.

    Raises connection.NoDatabaseError.
    """
    documents = index(file)
    terms = _terms(query, documents)
    if not terms:
        return SearchResult(_shown(documents, pd.DataFrame(columns=["kind", "code", "parent", "position"])))
    hits, most = _hits(documents, terms, limit, kind, page)
    counts = {str(kind): int(total) for kind, total in zip(hits["kind"], hits["total"], strict=True)}
    near = () if counts else tuple(nearest_titles(query, documents))
    return SearchResult(_shown(documents, hits), counts, tuple(terms), most == len(terms), near)


def _terms(query: str, documents: Index) -> list[Term]:
    """What a query looks for: the record whose id it is, else its terms, corrected where they occur nowhere."""
    record = Term(query, code=query.strip().lower())
    if record.code and documents.counts([record.condition])[0]:
        return [record]
    terms = parse(query, documents.synonyms)
    return correct_terms(terms, documents, documents.readings) if terms else []


def _hits(documents: Index, terms: list[Term], limit: int, kind: str, page: int) -> tuple[pd.DataFrame, int]:
    """kind, code, parent, position and total of the hits shown, and how many terms each of them has."""
    conditions, titles = [term.condition for term in terms], [term.title_condition for term in terms]
    matched = " + ".join(f"({sql})::INTEGER" for sql, _ in conditions)
    in_title = " + ".join(f"({sql})::INTEGER" for sql, _ in titles)
    of_kind = "AND kind = ?" if kind else ""
    values = [value for _, given in (*conditions, *titles) for value in given]
    rows = documents.read(
        f"""WITH scored AS MATERIALIZED (
            SELECT kind, code, parent, position, coalesce({matched}, 0) AS matched, coalesce({in_title}, 0) AS in_title
            FROM search.folded WHERE matched > 0)
        SELECT kind, code, parent, position, matched, count(*) OVER (PARTITION BY kind) AS total,
            row_number() OVER (PARTITION BY kind ORDER BY in_title DESC, position, code, parent) AS number
        FROM scored WHERE matched = (SELECT max(matched) FROM scored) {of_kind}
        QUALIFY number > ? AND number <= ? ORDER BY list_position(?, kind), number""",
        [*values, *([kind] if kind else []), (page - 1) * limit, page * limit, list(KINDS)],
    )
    return rows, int(rows["matched"].max()) if len(rows) else 0


def _shown(documents: Index, hits: pd.DataFrame) -> pd.DataFrame:
    """The documents of hits, in their order."""
    parts = [documents.read("SELECT * FROM memory.documents LIMIT 0")]
    for kind, rows in hits.groupby("kind", sort=False):
        keys = rows[["kind", "code", "parent", "position"]]
        codes = keys["code"].drop_duplicates().tolist()
        marks = ", ".join("?" * len(codes))  # a list in one parameter would be looked at after all joins
        matches = documents.read(f"SELECT * FROM memory.documents WHERE kind = ? AND code IN ({marks})", [kind, *codes])
        parts.append(keys.merge(matches, on=["kind", "code", "parent", "position"], how="inner"))
    return pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
