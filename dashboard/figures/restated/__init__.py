"""What a plan says twice: its quantities word by word, its clauses line by line, the fuller place before the other."""

from dashboard.exhibit import Exhibit
from dashboard.figures.restated.clauses import clauses_exhibit
from dashboard.figures.restated.finding import restated_headline
from dashboard.figures.restated.pairs import Repeated, repeated
from dashboard.figures.restated.quantities import quantities_exhibit

__all__ = ["Repeated", "repeated", "restated_exhibits", "restated_headline"]


def restated_exhibits(found: Repeated) -> dict[str, Exhibit]:
    """An exhibit for quantities and one for clauses, as far as there are any, under a key of its own."""
    return ({"quantities": quantities_exhibit(found)} if found.quantities else {}) | (
        {"clauses": clauses_exhibit(found)} if found.clauses else {}
    )
