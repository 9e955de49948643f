"""The folded texts of all documents in DuckDB's memory, compressed, made once for each build with the first search.

`folded(kind, code, parent, due, position, head, body)`: head holds titles and places, body everything. The documents
themselves stay in the database: the few that are shown are read from there.
"""

import threading
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from dashboard.database import connection
from dashboard.database.private import private_database
from dashboard.database.search.documents import VIEW
from dashboard.database.search.folding import fold, folded_sql
from dashboard.database.search.pinyin import Readings

MOST_TITLES = 20_000  # that a misspelt word is compared with
MOST_TEXTS = 50_000  # documents whose English words are collected for that
_lock = threading.Lock()
_open: dict[Path, "Index"] = {}
_TABLE = f"""
    CREATE TABLE search.folded AS
    SELECT kind, code, parent, due, position,
        {folded_sql("concat_ws('|', title_zh, title_en, place_zh, place_en)")} AS head,
        {folded_sql("concat_ws('|', title_zh, title_en, place_zh, place_en, text_zh, text_en, also)")} AS body
    FROM memory.documents"""


@dataclass(frozen=True)
class Index:
    """The documents of one build."""

    build: str
    connection: duckdb.DuckDBPyConnection

    def read(self, sql: str, parameters: list[Any] | None = None) -> pd.DataFrame:
        """Rows of a query on `search.folded` or `memory.documents`, with text as plain strings."""
        with self.connection.cursor() as cursor:
            cursor.execute("USE plans")
            return connection.compact(cursor.execute(sql, parameters or []).df())

    def counts(self, conditions: list[tuple[str, list[Any]]]) -> list[int]:
        """How many documents meet each of several conditions on `folded`."""
        if not conditions:
            return []
        columns = ", ".join(f"count(*) FILTER ({sql})" for sql, _ in conditions)
        row = self.read(f"SELECT {columns} FROM search.folded", [value for _, values in conditions for value in values])
        return [int(count) for count in row.iloc[0]]

    @cached_property
    def titles(self) -> list[str]:
        """Titles in both languages, without repetition, those of indicators and plans first."""
        rows = self.read(
            f"""SELECT title FROM (
                SELECT unnest([title_zh, title_en]) AS title, kind, position FROM memory.documents
                WHERE kind <> 'target' AND kind <> 'silence' LIMIT {MOST_TITLES})
            WHERE title <> '' GROUP BY title ORDER BY min(position), title"""
        )
        return [str(title) for title in rows["title"]]

    @cached_property
    def phrases(self) -> str:
        """The folded titles in one text, for pieces of a Chinese phrase to be looked up in."""
        return "|".join(fold(title) for title in self.titles)

    @cached_property
    def characters(self) -> str:
        """The Chinese characters that occur, each once."""
        return "".join(self._pieces("[㐀-鿿]"))

    @cached_property
    def readings(self) -> Readings:
        """Those characters by how they are read."""
        return Readings(self.characters)

    @cached_property
    def words(self) -> list[str]:
        """The English words that occur, sorted."""
        return self._pieces("[a-z]{4,}")

    def _pieces(self, pattern: str) -> list[str]:
        """What matches a pattern in the texts, each once, sorted."""
        rows = self.read(
            f"""SELECT DISTINCT unnest(regexp_extract_all(body, ?)) AS piece
            FROM (SELECT body FROM search.folded LIMIT {MOST_TEXTS}) ORDER BY piece""",
            [pattern],
        )
        return [str(piece) for piece in rows["piece"]]

    @cached_property
    def synonyms(self) -> dict[str, list[str]]:
        """Words that the glossary sets aside, folded, with the terms that stand for them."""
        rows = self.read("SELECT name_zh, name_en, synonyms FROM plans.main.glossary WHERE synonyms IS NOT NULL")
        pairs: dict[str, list[str]] = {}
        for row in rows.to_dict("records"):
            for word in str(row["synonyms"]).split(";"):
                pairs.setdefault(fold(word).strip(), []).extend([fold(row["name_zh"]), fold(row["name_en"])])
        return pairs


def index(file: Path | None = None) -> Index:
    """The index of the present build. Raises connection.NoDatabaseError."""
    private = private_database()
    if private is not None and file is None:
        private_index: Index = private.cached("search", lambda: Index(private.file.name, _open_index(private.file)))
        return private_index
    file = file or connection.path()
    build = connection.build_id(file)
    with _lock:
        if file not in _open or _open[file].build != build:
            _open[file] = Index(build, _open_index(file))
        return _open[file]


def _open_index(file: Path) -> duckdb.DuckDBPyConnection:
    """A DuckDB in memory with the build attached, the view of documents, and their folded texts."""
    con = connection.attached(file, ("ATTACH ':memory:' AS search (COMPRESS)",))
    with con.cursor() as cursor:
        cursor.execute("USE plans")
        cursor.execute(VIEW)
        cursor.execute(_TABLE)
    return con
