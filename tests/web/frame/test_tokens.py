"""Every text colour has a contrast of at least 4.5:1 in both themes."""

import re
from pathlib import Path

import pytest

from app.web.frame import assets

STYLES = Path(assets.__file__).parent / "styles"
TEXT_ON = [
    ("ink", ("paper", "sheet", "shade", "selection-tint")),
    ("ink", ("ok-tint", "attention-tint", "refused-tint")),
    ("ink-soft", ("paper", "sheet", "shade", "selection-tint")),
    ("link", ("paper", "sheet")),
    ("brand-text", ("paper", "sheet")),
    ("on-brand", ("brand",)),
    ("on-selection", ("selection",)),
    ("ok-text", ("sheet", "ok-tint")),
    ("attention-text", ("sheet", "attention-tint")),
    ("refused-text", ("sheet", "refused-tint")),
]


def tokens(name: str) -> dict[str, str]:
    css = (STYLES / name).read_text()
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))


def luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_can_be_read_on_everything_it_stands_on(theme: str) -> None:
    palette = tokens("tokens.css") | (tokens("dark.css") if theme == "dark" else {})
    weak = [
        (text, ground, round(contrast(palette[text], palette[ground]), 2))
        for text, grounds in TEXT_ON
        for ground in grounds
        if contrast(palette[text], palette[ground]) < 4.5
    ]
    assert weak == []


def test_the_dark_theme_speaks_of_the_same_tokens() -> None:
    assert set(tokens("dark.css")) <= set(tokens("tokens.css"))
