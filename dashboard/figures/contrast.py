"""Contrast of colours, after WCAG 2.2."""

from dashboard.theme import ink


def contrast(first: str, second: str) -> float:
    """WCAG contrast of two colours in #RRGGBB, 1 to 21."""
    lights = sorted(luminance(colour) for colour in (first, second))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    """WCAG relative luminance of a colour in #RRGGBB, 0 to 1."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def text_on(fill: str, opacity: float, dark: bool) -> str:
    """The colour of text on a fill of an opacity on the page: that of text or paper which stands out more."""
    inks = ink(dark)
    mixed = (
        round(opacity * int(fill[place : place + 2], 16) + (1 - opacity) * int(inks.paper[place : place + 2], 16))
        for place in (1, 3, 5)
    )
    ground = "#" + "".join(f"{part:02X}" for part in mixed)
    return max(inks.text, inks.paper, key=lambda colour: contrast(colour, ground))
