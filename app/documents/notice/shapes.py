"""The content of the notice at the door."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.locale import Locale


@dataclass(frozen=True, slots=True)
class NoticePart:
    """The notice in a language; `held` is what is held, and what for."""

    locale: Locale
    title: str
    event: str
    lead: str
    held: Sequence[tuple[str, str]]
    kept: str
    seen: str
    rights_heading: str
    rights: Sequence[str]
    ask: str
    contact: str
