"""Why a problem has no solution: stable codes with numbers, and their sentences in English."""

from collections.abc import Mapping
from dataclasses import dataclass, field

TEXTS = {
    "held_but_blocked": "candidate {candidate!r} {duty} but is blocked as well",
    "held_without_slot": (
        "candidate {candidate!r} {duty} but {a!r} and {b!r} have no slot in common that it may "
        "start in"
    ),
    "locked_to_wrong_table": (
        "candidate {candidate!r} is locked to table {table!r}, which is neither one of its "
        "parties' nor shared"
    ),
    "party_overbooked": "party {party!r} must hold {meetings} meetings but has room for {room}",
    "party_short": (
        "party {party!r} must hold at least {least} meetings but can hold {room} at most"
    ),
    "party_overbooked_in_slot": (
        "party {party!r} has {meetings} meetings locked to slot {slot} but room for {room}"
    ),
    "pool_overbooked": (
        "pool {pool!r} must hold meetings of {meetings} slots in all but has room for {room}"
    ),
    "pool_overbooked_in_slot": (
        "pool {pool!r} has {meetings} meetings locked to slot {slot} but room for {room}"
    ),
    "clash": "these {groups} demands cannot all be met, though any {others} of them can:",
    "clash_of_one": "this demand alone cannot be met:",
    "clash_unnamed": (
        "what must be held cannot all be held together: every demand can be met by itself, but no "
        "timetable has room for all of them"
    ),
    "clash_over_spread": (
        "what must be held cannot be held such that the breaks of any two parties of one side "
        "differ by at most {spread}"
    ),
    "demand_meetings": "{meetings} meetings must be held with party {party!r}",
    "demand_slots": "{meetings} meetings with party {party!r} are bound to certain slots",
    "demand_absence": "party {party!r} is available in {slots} of {of} slots only",
    "demand_most": "party {party!r} holds at most {most} meetings",
    "demand_least": "party {party!r} must hold at least {least} meetings",
    "demand_pause": "party {party!r} meets nobody in {free} of the slots {slots}, for a pause",
    "demand_pool": "pool {pool!r} holds at most {limit} meetings at once",
    "demand_order": "candidate {before!r} comes before candidate {after!r}",
    "demand_walking": "parties need time to walk between zones",
}
"""Every code, with its sentence; `duty` is "is locked" or "is mandatory"."""


@dataclass(frozen=True)
class Reason:
    """One reason: a code of `TEXTS`, and the ids and numbers its sentence names."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The reason as an English sentence."""
        return TEXTS[self.code].format(**self.params)
