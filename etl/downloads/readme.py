"""The README of the files: what they are, how to cite them, what to know before counting. In both languages."""

from __future__ import annotations

from pathlib import Path

from etl.corpus import both, corpus_row
from etl.downloads.content import Content

_TEMPLATE = Path(__file__).with_name("readme.md")


def readme(content: Content) -> str:
    """The template filled from the descriptor, with a line for each table."""
    licence = content.descriptor["licenses"][0]
    filled = {"version": content.version, "released_on": content.released_on.isoformat(), "hash": content.hash}
    filled |= {f"licence_{name}": licence[name] for name in ("title", "path")}
    filled["authors_zh"], filled["authors_en"] = corpus_row(content.descriptor)[-2:]
    for place, lang in enumerate(("zh", "en")):
        filled |= {f"{name}_{lang}": both(content.descriptor[name])[place] for name in ("title", "description")}
        filled[f"tables_{lang}"] = _tables(content, place)
    return _TEMPLATE.read_text(encoding="utf-8").format(**filled)


def _tables(content: Content, place: int) -> str:
    """A table of the tables, in the language of a place (0 Chinese, 1 English)."""
    head = (("表", "行数", "内容"), ("table", "rows", "content"))[place]
    lines = [head, ("---",) * 3]
    for table in content.tables:
        said = both(table.title)[place], both(table.description)[place]
        lines.append((f"`{table.name}`", f"{len(content.rows[table.name]):,}", ("：", ". ")[place].join(said)))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
