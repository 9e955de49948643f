"""Contrast of colours, after WCAG 2.2."""

# Text on a fill that is the same in the light and the dark theme. None of these is an ink of a theme, since inks are
# exchanged when a reader changes the theme (ui/components/chart).
ON_FILL = "#FDFDFD", "#0D0E10"


def contrast(first: str, second: str) -> float:
    """WCAG contrast of two colours in #RRGGBB, 1 to 21."""
    darker, lighter = sorted(luminance(colour) for colour in (first, second))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """WCAG relative luminance of a colour in #RRGGBB, 0 to 1."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def text_on(fill: str) -> str:
    """The colour, of ON_FILL, of text that stands out more from an opaque fill."""
    return max(ON_FILL, key=lambda colour: contrast(colour, fill))
