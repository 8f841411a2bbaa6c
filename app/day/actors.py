"""Who acts on the day beside users, and how people read it."""

from typing import Final

from app.core.locale import Locale, text

AUTOPILOT: Final = "autopilot"
"""The actor of seats that are released and offered by themselves."""
AUTOMATON: Final = "auto-adopt"
"""The actor of repairs that no organizer decides about."""
DOOR: Final = "door"
"""The actor of what follows from a scan."""
CLOCK: Final = "clock"
"""The actor of what time alone does."""
_KINDS: Final = ("badge", "device", "link")


def told(actor: str, locale: Locale) -> str:
    """Return an actor's name as people read it; users keep theirs."""
    kind = actor.partition(":")[0] if ":" in actor else actor
    if kind in (AUTOPILOT, AUTOMATON, DOOR, CLOCK) or (":" in actor and kind in _KINDS):
        return text(f"day.actor_{kind.replace('-', '_')}", locale)
    return actor
