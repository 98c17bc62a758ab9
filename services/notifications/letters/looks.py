"""The supplier's colour in letters: readable whatever it is, by day and by night.

Contrast as WCAG 2.2 computes it (1.4.3). The pages do the same (`web/packages/ui`, `brand.ts`).
"""

import re

_COLOR = re.compile(r"#([0-9a-fA-F]{6})")
_OWN = "#0e6670"
_WHITE = (255.0, 255.0, 255.0)
_BLACK = (0.0, 0.0, 0.0)
# The card of a letter in the dark, as `layout.html` paints it.
_NIGHT = (26.0, 35.0, 44.0)
# 4.5 is asked for; a little beyond, since programs round colours.
_READABLE = 5.0
_STEP = 0.06

_Rgb = tuple[float, float, float]


def ink_on_white(color: str) -> str:
    """Return the colour, darkened until it can be read on white, and white on it."""
    return _readable(_parsed(color), _WHITE, _BLACK)


def ink_on_night(color: str) -> str:
    """Return the colour, lightened until it can be read on the card of a dark letter."""
    return _readable(_parsed(color), _NIGHT, _WHITE)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    return _contrast(_parsed(one), _parsed(other))


def _readable(rgb: _Rgb, ground: _Rgb, towards: _Rgb) -> str:
    while _contrast(rgb, ground) < _READABLE:
        red, green, blue = (
            part * (1 - _STEP) + aim * _STEP for part, aim in zip(rgb, towards, strict=True)
        )
        rgb = (red, green, blue)
    return "#" + "".join(f"{round(part):02x}" for part in rgb)


def _contrast(one: _Rgb, other: _Rgb) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: _Rgb) -> float:
    shares = (part / 255 for part in rgb)
    red, green, blue = (
        share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parsed(color: str) -> _Rgb:
    found = _COLOR.fullmatch(color) or _COLOR.fullmatch(_OWN)
    assert found is not None
    value = int(found[1], 16)
    return (float(value >> 16), float(value >> 8 & 255), float(value & 255))
