"""The theme in the message that begins each run, read from the configuration once.

Streamlit fills in its six sections of the theme anew for every run, which was an eighth of what a run costs the server,
though they change only when the configuration is read again.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

Fill = Callable[[CustomThemeConfig, str], None]  # writes a section of the configuration into a message


class ThemeMessage:
    """What `fill` writes, kept by section for as long as the configuration stands."""

    def __init__(self, fill: Fill) -> None:
        self._fill, self._sections = fill, lru_cache(maxsize=None)(self._section)
        self._options: dict[str, Any] | None = None

    def __call__(self, message: CustomThemeConfig, section: str = "theme") -> None:
        """Add a section of the configuration to a message."""
        options = config.get_config_options()
        if options is not self._options:  # Streamlit makes another dictionary whenever it reads the configuration
            self._sections.cache_clear()
            self._options = options
        filled = self._sections(section)
        if filled.ByteSize():  # merging nothing would still say that there is a section
            message.MergeFrom(filled)

    def _section(self, section: str) -> CustomThemeConfig:
        """A section as a message of its own."""
        message = CustomThemeConfig()
        self._fill(message, section)
        return message


def install() -> None:
    """Have sessions fill in the theme so from now on; without effect on a Streamlit that fills it in otherwise."""
    fill = getattr(app_session, "_populate_theme_msg", None)
    if fill is not None and not isinstance(fill, ThemeMessage):
        app_session._populate_theme_msg = ThemeMessage(fill)  # type: ignore[assignment]
