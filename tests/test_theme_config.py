"""The colours of .streamlit/config.toml can be read by everybody, in both themes."""

import tomllib

import pytest

from dashboard import theme as dashboard_theme_
from dashboard.ui.components.chart import DARK_COLOURS

TEXT, MARK = 4.5, 3.0


@pytest.fixture(scope="module")
def config(root):
    return tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_21_and_of_a_colour_on_itself_1():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#0072B2", "#0072B2") == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize(
    ("colour", "least"),
    [("textColor", TEXT), ("linkColor", TEXT), ("grayTextColor", TEXT), ("primaryColor", TEXT), ("borderColor", MARK)],
)
def test_every_colour_stands_out_from_every_ground(config, theme, ground, colour, least):
    colours = config["theme"][theme]
    assert contrast(colours[colour], colours[ground]) >= least


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_chart_colour_stands_out_from_the_page(config, theme):
    page = config["theme"][theme]["backgroundColor"]
    faint = [c for c in config["theme"]["chartCategoricalColors"] if contrast(c, page) < MARK]
    assert faint == []


def test_the_chart_palette_has_the_ten_entries_below_which_it_is_ignored(config):
    assert len(set(config["theme"]["chartCategoricalColors"])) >= 10


@pytest.mark.parametrize(("name", "ink"), [("light", dashboard_theme_.LIGHT), ("dark", dashboard_theme_.DARK)])
def test_charts_are_drawn_in_the_colours_and_fonts_of_the_page(config, name, ink):
    page = config["theme"][name]
    assert (ink.paper, ink.text, ink.muted) == (page["backgroundColor"], page["textColor"], page["grayTextColor"])
    assert list(dashboard_theme_.PALETTE) == config["theme"]["chartCategoricalColors"]
    assert config["theme"]["font"] == dashboard_theme_.FONTS


@pytest.mark.parametrize("dark", [False, True])
def test_shades_of_counts_differ_in_lightness_and_their_words_can_be_read(dark):
    shades = dashboard_theme_.DARK_SHADES if dark else dashboard_theme_.LIGHT_SHADES
    steps = sorted(map(luminance, shades), reverse=not dark)
    assert steps == list(map(luminance, shades))
    pairs = [dashboard_theme_.shade((step + 1) / len(shades) - 0.01) for step in range(len(shades))]
    pairs = [(DARK_COLOURS[fill], DARK_COLOURS[ink]) for fill, ink in pairs] if dark else pairs
    assert [fill for fill, _ in pairs] == list(shades)
    assert min(contrast(fill, ink) for fill, ink in pairs) >= 4.0


def test_no_font_is_fetched_and_nothing_is_reported(config):
    theme = config["theme"]
    assert not any(":" in theme[key] for key in ("font", "codeFont"))
    assert "fontFaces" not in theme
    assert config["browser"]["gatherUsageStats"] is False
