"""Who is made responsible: bodies by themes, and the clauses that name nobody."""

from dashboard.figures.duties.bodies import bodies_exhibits
from dashboard.figures.duties.naming import Duties, duties_headline, duties_lead
from dashboard.figures.duties.nobody import nobody_exhibit

__all__ = ["Duties", "bodies_exhibits", "duties_headline", "duties_lead", "nobody_exhibit"]
