"""Which partners are asked too much or too little, and where windows of rows are: pure."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from app.core.locale import Locale, catalogue
from app.meetings.matrix.schemas import PartnerColumnOut

ROWS: Final = 50
"""Rows that the page shows at a time without a script."""
_WORDS: Final = {
    "matrix": "requests_matrix",
    "cooperative": "find_kind_cooperative",
    "choose": "requests_choose",
    "group": "requests_group",
    "without": "requests_without",
    "ofSeats": "requests_head_seats",
    "nothing": "requests_nothing",
    "loading": "requests_loading",
    "score": "requests_score",
    "rank": "requests_rank",
    "partnerRank": "requests_partner_rank",
    "rankAs": "requests_rank_as",
    "lock": "requests_lock",
    "block": "requests_block",
    "byHand": "requests_by_hand",
    "granted": "requests_granted",
    "require": "requests_do_require",
    "forbid": "requests_do_forbid",
    "clear": "requests_do_clear",
    "undo": "requests_undo",
    "done": "requests_done",
    "undone": "requests_undone",
    "stale": "requests_stale",
    "failed": "requests_failed",
}
"""The texts that the page's script puts figures and names into, by its name for them."""


def words(locale: Locale) -> dict[str, str]:
    """Return the texts for the page's script, with their places for names and figures."""
    return {name: catalogue()[f"web.{text}"][locale] for name, text in _WORDS.items()}


def busiest(partners: Iterable[PartnerColumnOut]) -> list[PartnerColumnOut]:
    """Return the partners asked for beyond their seats, those first that lack most."""
    over = [one for one in partners if one.asked > one.seats]
    return sorted(over, key=lambda one: (one.seats - one.asked, one.code))


def quietest(partners: Iterable[PartnerColumnOut]) -> list[PartnerColumnOut]:
    """Return the partners with seats that nobody asks for, most seats left first."""
    under = [one for one in partners if one.asked < one.seats]
    return sorted(under, key=lambda one: (one.asked - one.seats, one.code))


def window_path(event_id: UUID, kecamatan: str | None, first: int) -> str:
    """Return the address of a window of rows."""
    asked = {"kecamatan": kecamatan, "first": first or None}
    query = urlencode({name: value for name, value in asked.items() if value is not None})
    return f"/events/{event_id}/requests?{query}" if query else f"/events/{event_id}/requests"
