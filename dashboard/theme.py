"""Colours, fonts, the Plotly template and the style sheet, for the light and the dark theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import plotly.graph_objects as go

FONTS = (
    "'Helvetica Neue', Arial, 'Liberation Sans', 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', "
    "'Microsoft YaHei', sans-serif"
)
CODE_FONTS = "'SF Mono', Menlo, Consolas, 'Liberation Mono', 'Noto Sans Mono CJK SC', monospace"
HEADLINE, TEXT, SMALL = 22, 15, 13  # the three sizes of type, in CSS pixels

# Okabe and Ito, darkened or added to until every colour stands out 3:1 from white and from the dark page; the same ten
# as chartCategoricalColors in .streamlit/config.toml.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#C4689B", "#8A6D00", "#A35A2A", "#4B7F3A", "#6F5FB0", "#2A86B8", "#7B7F86")
ACCENT = "#00598C"  # of the icon, the interface and the edge of pictures and slides; of no region
CLEAR = "rgba(0,0,0,0)"
GREY = "#7A7A7A"  # marks outside the comparison
OWN_REGION = "my-plan"  # the region_id of a visitor's own plan
OWN_COLOUR = "#8450D6"  # of that plan; of no region in PALETTE


@dataclass(frozen=True)
class Ink:
    """Colours of text and rules on one background: text and muted reach WCAG AA, rule and grid are faint."""

    paper: str
    text: str
    muted: str
    rule: str
    grid: str


# Figures are made in the inks of the light theme. On a dark page the browser replaces each by its counterpart.
LIGHT = Ink(paper="#FFFFFF", text="#1F2328", muted="#5C6166", rule="#C4C6C8", grid="#ECECEA")
DARK = Ink(paper="#16181B", text="#E8E6E1", muted="#A9AEB4", rule="#4A4E54", grid="#2A2D31")

# Shades of a count, few to many: one grey-blue scale, evenly spaced in lightness, so that it reads in print and by the
# colour-blind. In the dark many is bright. Every shade has its counterpart at the same place.
LIGHT_SHADES = ("#EEF1F4", "#D9E0E7", "#BFCAD5", "#9AABBB", "#6C8094", "#415468")
DARK_SHADES = ("#202429", "#2C343C", "#3E4A56", "#5F7183", "#8FA3B6", "#C3D0DC")
STRONG_SHADE = 4  # from here on words are written in the colour of the paper


def shade(share: float) -> tuple[str, str]:
    """Fill and text colour of a cell. share: of the greatest count, above 0 to 1."""
    step = min(int(share * len(LIGHT_SHADES)), len(LIGHT_SHADES) - 1)
    return LIGHT_SHADES[step], LIGHT.paper if step >= STRONG_SHADE else LIGHT.text


def region_colours(region_ids: Sequence[str]) -> dict[str, str]:
    """A colour by region_id. Pass all regions in plan order, not only those in view, so that colours never change: a
    visitor's own plan has a colour of its own and takes nobody else's."""
    ordered = [region for region in dict.fromkeys(region_ids) if region != OWN_REGION]
    colours = {region: PALETTE[position % len(PALETTE)] for position, region in enumerate(ordered)}
    return colours | ({OWN_REGION: OWN_COLOUR} if OWN_REGION in region_ids else {})


@cache
def template() -> go.layout.Template:
    """The Plotly template: fonts, inks, faint grid, transparent paper, small margins."""
    axis = {
        "gridcolor": LIGHT.grid,
        # linecolor and tickcolor alone would turn on lines and ticks of axes that do not ask for them.
        "linecolor": LIGHT.rule,
        "showline": False,
        "tickcolor": LIGHT.rule,
        "ticks": "",
        "tickfont": {"size": SMALL, "color": LIGHT.muted},
        "zeroline": False,
        "fixedrange": True,
    }
    layout = {
        "font": {"family": FONTS, "size": SMALL, "color": LIGHT.text},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "colorway": list(PALETTE),
        "margin": {"l": 16, "r": 16, "t": 4, "b": 32},
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": LIGHT.paper, "bordercolor": LIGHT.rule, "font": {"color": LIGHT.text, "size": SMALL}},
        "xaxis": axis,
        "yaxis": axis,
    }
    return go.layout.Template(layout=layout)


@cache
def plain_template() -> dict[str, Any]:
    """The template as a dictionary for FigureBuilder; shared between figures, so it must not be changed."""
    layout: dict[str, Any] = template().to_plotly_json()
    return layout


CSS = f"""
.dz {{ font-size: {SMALL}px; line-height: 1.6; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }}
.dz p, .dz dl, .dz dt, .dz dd, .dz td, .dz th {{ font-size: inherit; line-height: inherit; }}
.dz p {{ margin: 0 0 .35rem; }}
.dz a {{ color: inherit; text-decoration: underline; text-underline-offset: 3px; }}
.dz-contents {{ font-size: {SMALL}px; line-height: 1.45; margin-top: .4rem; }}
.dz-contents p {{ font-size: inherit; margin: 1rem 0 .15rem; opacity: .8; }}
.dz-contents p:first-child {{ font-size: {TEXT}px; margin: 0; opacity: 1; }}
.dz-contents p:nth-child(2) {{ margin: .3rem 0 0; }}
.dz-contents ul {{ list-style: none; margin: 0; padding: 0; }}
.dz-contents li {{ font-size: {TEXT}px; margin: 0; padding: 0; }}
.dz-contents a {{ display: block; color: inherit; text-decoration: none; padding: .28rem .5rem; margin: 0 -.5rem; }}
.dz-contents a:hover {{ background: color-mix(in srgb, currentColor 8%, transparent); }}
.dz-contents a[aria-current] {{ background: color-mix(in srgb, currentColor 12%, transparent); font-weight: 600; }}
.dz-headline {{ font-size: {HEADLINE}px; font-weight: 600; line-height: 1.4; margin: 0 0 .4rem; padding: 0;
  text-wrap: pretty; }}
.dz-subtitle {{ font-size: {TEXT}px; opacity: .8; margin: 0; }}
.dz-notes {{ opacity: .85; }}
.dz-headline.dz-part {{ font-size: {TEXT}px; margin: .6rem 0 .2rem; }}
.dz-headline.dz-part a {{ color: inherit; text-underline-offset: 4px; text-decoration: underline 1px;
  text-decoration-color: color-mix(in srgb, currentColor 35%, transparent); }}
.dz-part + .dz-subtitle {{ font-size: {SMALL}px; }}
.dz summary {{ cursor: pointer; font-weight: 600; }}
.dz-section {{ font-size: {TEXT}px; font-weight: 600; margin: 1.4rem 0 .5rem; padding: 0; }}
.dz-plan {{ border-top: 1px solid color-mix(in srgb, currentColor 22%, transparent); padding: .9rem 0 1rem; }}
.dz-plan > h3 {{ font-size: {TEXT}px; font-weight: 600; margin: 0; padding: 0; }}
.dz-plan > p {{ opacity: .8; }}
.dz-cards {{ display: grid; gap: 1rem 1.4rem; grid-template-columns: repeat(auto-fit, minmax(9.2rem, 1fr)); }}
@media (max-width: 40rem) {{ .dz-cards {{ grid-template-columns: 1fr; }} }}
.dz-cards > article {{ border-top: 1px solid color-mix(in srgb, currentColor 45%, transparent); padding: .6rem 0 0; }}
.dz-cards h3 {{ font-size: {TEXT}px; font-weight: 600; margin: 0 0 .3rem; padding: 0; }}
.dz-cards dl {{ margin-top: .5rem; }}
.dz-evidence {{ padding: .7rem 0 .3rem; display: grid; gap: .2rem 2rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); }}
.dz-evidence h4 {{ font-size: {TEXT}px; font-weight: 600; margin: 0 0 .2rem; padding: 0; }}
.dz blockquote {{ font-size: {TEXT}px; margin: .2rem 0 .5rem; padding: 0 0 0 .8rem; color: inherit;
  border-left: 3px solid color-mix(in srgb, currentColor 25%, transparent); }}
.dz mark {{ background: color-mix(in srgb, #E69F00 34%, transparent); color: inherit; padding: 0 .1em; }}
.dz dl {{ display: grid; grid-template-columns: max-content 1fr; gap: .1rem .9rem; margin: 0 0 .4rem; padding: 0; }}
.dz dt {{ opacity: .75; font-weight: 400; margin: 0; padding: 0; }}
.dz dd {{ margin: 0; padding: 0; }}
.dz-problem {{ border-left: 3px solid #D55E00; padding: .2rem 0 .2rem .8rem; margin: .4rem 0; }}
.dz-problem code {{ font-size: {SMALL}px; white-space: pre-wrap; color: inherit; background: none; padding: 0; }}
.dz-scroll {{ overflow-x: auto; }}
.dz th {{ overflow-wrap: break-word; hyphens: auto; }}
.dz table {{ border-collapse: collapse; min-width: 40rem; font-size: {SMALL}px; width: 100%; }}
.dz th, .dz td {{ text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border: 0;
  border-bottom: 1px solid color-mix(in srgb, currentColor 14%, transparent); }}
[class*="st-key-step-"] button p {{ font-size: {SMALL}px; text-decoration: underline; text-underline-offset: 3px; }}
.dz table code {{ font-size: inherit; color: inherit; background: none; padding: 0; overflow-wrap: normal; }}
[data-testid="stCaptionContainer"] {{ color: inherit; opacity: .8; }}
.dz p code, .dz-codes code, .dz-tool code {{ color: inherit; background: none; padding: 0; font-size: .94em; }}
.dz-tool {{ font-weight: 600; margin: .5rem 0 -.6rem; }}
.dz-caution {{ margin: .2rem 0 .6rem; padding-left: .8rem;
  border-left: 3px solid color-mix(in srgb, currentColor 25%, transparent); }}
.dz-gloss {{ margin: 0 0 .5rem; padding-left: calc(.8rem + 3px); }}
.dz-pair {{ max-width: 44rem; padding: .7rem 0 .9rem;
  border-top: 1px solid color-mix(in srgb, currentColor 22%, transparent); }}
.dz-pair h3 {{ font-size: {SMALL}px; font-weight: 600; margin: 0 0 .2rem; padding: 0; }}
.dz-pair table {{ min-width: 0; table-layout: fixed; }}
.dz-pair th {{ font-weight: 400; opacity: .85; }}
.dz-pair thead th {{ font-weight: 600; }}
.dz-pair tr > :first-child {{ width: 22%; }}
.dz-pair tbody tr:last-child > * {{ border-bottom: 0; }}
.dz-pair td p:last-child {{ margin: 0; }}
.st-key-query textarea {{ font-family: {CODE_FONTS}; font-size: {SMALL}px; line-height: 1.55; }}
.st-key-query [data-testid="InputInstructions"] {{ display: none; }}
.dz-answer {{ overflow: auto; max-height: 34rem; }}
.dz-answer table {{ min-width: 0; width: auto; }}
.dz-answer th, .dz-answer td {{ overflow-wrap: break-word; min-width: 3.5rem; max-width: 24rem; }}
.dz-answer thead th {{ position: sticky; top: 0; white-space: nowrap;
  background: light-dark({LIGHT.paper}, {DARK.paper}); }}
.dz-answer .dz-long {{ min-width: 15rem; }}
.dz-answer .dz-number {{ text-align: right; }}
.dz-answer .dz-null {{ opacity: .75; font-style: italic; }}
.dz-embed .dz-find, .dz-embed [data-testid="stSidebar"], .dz-embed .dz-notes > p:not(.dz-source),
.dz-embed .st-key-column > :has(.dz-notes) ~ *, .dz-embed .st-key-column > [data-testid="stLayoutWrapper"] {{
  display: none; }}
.dz-embed .stMainBlockContainer[data-testid="stMainBlockContainer"] {{ padding: .5rem; }}
.dz-find {{ display: flex; gap: .4rem; justify-content: flex-end; align-items: center; font-size: {SMALL}px; }}
.dz-find label {{ opacity: .8; }}
.dz-find input[type=search], .dz-find button {{ font: inherit; color: inherit; background: none; padding: .25rem .6rem;
  border: 1px solid color-mix(in srgb, currentColor 45%, transparent); border-radius: .3rem; min-height: 2rem; }}
.dz-find input[type=search] {{ width: min(22rem, 100%); }}
@media (max-width: 64rem) {{ .dz-find label {{ position: absolute; opacity: 0; pointer-events: none; }} }}
.dz-search ul {{ list-style: none; margin: 0; padding: 0; }}
.dz-search li {{ font-size: {TEXT}px; margin: 0 0 .6rem; padding: 0; }}
.dz-search li > span {{ font-size: {SMALL}px; opacity: .8; margin-left: .5rem; }}
.dz-search li p {{ font-size: {SMALL}px; opacity: .9; margin: 0; }}
.dz-search .dz-more a {{ margin-right: 1rem; }}
.dz-schema summary {{ font-weight: 400; line-height: 1.75; padding: 0; }}
.dz-schema code, .dz-named code {{ font-size: inherit; color: inherit; background: none; padding: 0; }}
.dz-schema summary code, .dz-schema li > code:first-child {{ font-weight: 600; }}
.dz-schema ul {{ margin: 0 0 .3rem; padding-left: 1.1rem; list-style: none; }}
.dz-schema li {{ font-size: inherit; margin: 0; padding: .05rem 0; }}
.dz-schema p {{ padding-left: 1.1rem; }}
"""
