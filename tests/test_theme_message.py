"""The theme that browsers are told: Streamlit's own, filled in once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from dashboard.web import theme_message
from dashboard.web.theme_message import ThemeMessage

ORIGINAL = app_session._populate_theme_msg
SECTIONS = ("theme", *(f"theme.{category.value}" for category in config.CustomThemeCategories))


@pytest.fixture
def configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file that Streamlit reads its configuration from."""
    path = tmp_path / "config.toml"
    monkeypatch.setattr(config, "get_config_files", lambda _: [str(path)])
    path.write_text('[theme]\nbaseRadius = "2px"\n[theme.dark]\nprimaryColor = "#7DB9E0"\n', encoding="utf-8")
    config.get_config_options(force_reparse=True)
    yield path
    monkeypatch.undo()
    config.get_config_options(force_reparse=True)


@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_of_our_theme_is_filled_in_as_streamlit_does(section: str) -> None:
    own, streamlit = CustomThemeConfig(), CustomThemeConfig()
    message = ThemeMessage(ORIGINAL)
    for _ in range(2):
        own.Clear()
        message(own, section)
    ORIGINAL(streamlit, section)
    assert own == streamlit


def test_a_section_that_nobody_configures_is_not_named(configuration: Path) -> None:
    theme = CustomThemeConfig()
    ThemeMessage(ORIGINAL)(theme.light, "theme.light")
    assert configuration.exists()
    assert not theme.HasField("light")


def test_the_configuration_is_read_for_a_section_once(configuration: Path) -> None:
    asked: list[str] = []
    message = ThemeMessage(lambda theme, section: (asked.append(section), ORIGINAL(theme, section))[1])
    for section in ("theme", "theme.dark", "theme", "theme.dark"):
        message(CustomThemeConfig(), section)
    assert configuration.exists()
    assert asked == ["theme", "theme.dark"]


def test_a_theme_that_is_configured_anew_is_the_one_that_is_sent(configuration: Path) -> None:
    message, before, after = ThemeMessage(ORIGINAL), CustomThemeConfig(), CustomThemeConfig()
    message(before, "theme")
    configuration.write_text('[theme]\nbaseRadius = "9px"\n', encoding="utf-8")
    config.get_config_options(force_reparse=True)
    message(after, "theme")
    assert (before.base_radius, after.base_radius) == ("2px", "9px")


def test_sessions_use_it_once_installed_and_installing_twice_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_session, "_populate_theme_msg", ORIGINAL)
    theme_message.install()
    installed = app_session._populate_theme_msg
    theme_message.install()
    assert isinstance(installed, ThemeMessage)
    assert app_session._populate_theme_msg is installed
