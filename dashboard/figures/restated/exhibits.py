"""What a plan says twice: its quantities word by word, its clauses line by line, the fuller place before the other."""

from dashboard.figures.model import Exhibit
from dashboard.figures.restated.clauses import clauses_exhibit
from dashboard.figures.restated.quantities import quantities_exhibit
from dashboard.figures.restated.repetitions import Repetitions


def restated_exhibits(found: Repetitions) -> dict[str, Exhibit]:
    """An exhibit for quantities and one for clauses, as far as there are any, under a key of its own."""
    return ({"quantities": quantities_exhibit(found)} if found.quantities else {}) | (
        {"clauses": clauses_exhibit(found)} if found.clauses else {}
    )
