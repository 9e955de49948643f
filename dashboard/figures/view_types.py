"""Types and limits shared by the views of all pages."""

from collections.abc import Mapping

from dashboard.figures.model import Exhibit

MAX_SEARCH_LENGTH = 100  # characters of a search


Exhibits = Mapping[str, Exhibit]
