"""Pure functions from frames to figures: no Streamlit, no database. Start at `indicator_exhibit`."""

from dashboard.figures.indicator import indicator_exhibit
from dashboard.figures.lanes import indicator_figure

__all__ = ["indicator_exhibit", "indicator_figure"]
