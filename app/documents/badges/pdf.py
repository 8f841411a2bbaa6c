"""Badges as PDF: four A6 badges on an A4 sheet with crop marks, or one CR80 card per page.

A code is at least 30 mm wide, with a quiet zone of 4 modules. Its module is 1.15 mm on paper: a
module of 4.5 pixels at 100 dots per inch can be decoded at any position, one of 3 or 4 pixels only
when it is aligned with the pixels. A card has room only for the latter, so its template aligns the
code with the grid of those pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.core.locale import DEFAULT_LOCALE, Locale, text
from app.documents.badges.qr import vector_code
from app.documents.badges.shapes import BadgeView
from app.documents.shapes import EventHeader
from app.documents.typesetting import PICTURE_PPI, Output, typeset
from app.events.addresses import Reach, reach

BadgeSheet = Literal["a6", "cr80"]
_QUIET_MODULES = 4
_PAPER_MODULE_MM = 1.15
_CARD_MODULES_MM = (1.016, 0.762)
_CARD_CODE_MM = 46
_CARD_PPI = 300


@dataclass(frozen=True, slots=True)
class _Badge:
    """A badge with its code drawn: `code_mm` is the code's side, `quiet_mm` the zone around it."""

    view: BadgeView
    svg: str
    code_mm: float
    quiet_mm: float


def render_badges(
    event: EventHeader,
    badges: Sequence[BadgeView],
    locale: Locale = DEFAULT_LOCALE,
    sheet: BadgeSheet = "a6",
    output: Output = "pdf",
    ppi: int = PICTURE_PPI,
) -> bytes:
    """Return the badges in the order given; an empty sheet if there are none.

    `ppi` are the dots per inch of a PNG.
    """
    data = {
        "event": event,
        "badges": [_draw(badge, sheet) for badge in badges],
        "sheet": sheet,
        "locale": locale,
        "labels": {
            "badge_scan_hint": text("documents.badge_scan_hint", locale)
            if any(_opens(badge.qr_text) for badge in badges)
            else ""
        },
    }
    return typeset("badges", data, tagged=False, output=output, ppi=ppi)


def render_card(
    event: EventHeader, badge: BadgeView, locale: Locale = DEFAULT_LOCALE, output: Output = "pdf"
) -> bytes:
    """Return one badge as a CR80 card; a PNG has 300 dots per inch, as card printers do."""
    return render_badges(event, [badge], locale, "cr80", output, _CARD_PPI)


def _opens(code: str) -> bool:
    """Return whether a phone's camera opens the code's agenda, wherever its holder is.

    Without an address the code holds the token alone, and nothing opens.
    """
    return "://" in code and reach(code) is Reach.ANYWHERE


def _draw(badge: BadgeView, sheet: BadgeSheet) -> _Badge:
    code = vector_code(badge.qr_text)
    module = _PAPER_MODULE_MM if sheet == "a6" else _card_module(code.modules)
    return _Badge(badge, code.svg, code.modules * module, _QUIET_MODULES * module)


def _card_module(modules: int) -> float:
    """Return the side of a module on a card, in mm: the largest with which the code fits."""
    across = modules + 2 * _QUIET_MODULES
    fitting = (size for size in _CARD_MODULES_MM if across * size <= _CARD_CODE_MM)
    return next(fitting, _CARD_MODULES_MM[-1])
