"""Reading a file into one fixed text: plain text in several encodings, HTML, Word and PDF with text."""

from etl.reading.source.reading import Source, read_source
from etl.reading.unreadable import UnreadableError

__all__ = ["Source", "UnreadableError", "read_source"]
