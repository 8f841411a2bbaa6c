"""What an entry of the audit log says of personal data: which kind, and whose at most. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

NOTICE_WITHIN: Final = timedelta(hours=72)
"""The law's 3 x 24 hours to tell those concerned and the authority (UU 27/2022, article 46)."""
READ: Final = "personal_data.read"
ERASED: Final = "personal_data.erase"
PRINTED: Final = ("badge.print", "paper.print", "print_run.request")
CHANGES: Final = ("attendee", "import")
"""The beginnings of actions that change people."""
_PATH: Final = re.compile(r"^(?:/api/v1)?/events/[0-9a-f-]{36}/(?P<rest>.*)$")
_ONE: Final = re.compile(
    r"^(?P<of>attendees|cooperatives|partners)/(?P<id>[0-9a-f-]{36})(?P<more>.*)$"
)


class Exposure(StrEnum):
    """What was done with personal data."""

    PERSON = "person"
    EXPORT = "export"
    PARTY = "party"
    PEOPLE = "people"
    MESSAGES = "messages"
    LISTS = "lists"
    CLAIMS = "claims"
    PAPERS = "papers"
    CHANGED = "changed"
    ERASED = "erased"
    DEVICE = "device"


DATA: Final[Mapping[Exposure, Sequence[str]]] = {
    Exposure.PERSON: ("people", "contact"),
    Exposure.EXPORT: ("people", "contact", "badges", "arrivals", "meetings", "claims"),
    Exposure.PARTY: ("people", "contact"),
    Exposure.PEOPLE: ("people", "contact"),
    Exposure.MESSAGES: ("people", "contact", "meetings"),
    Exposure.LISTS: ("lists", "people", "contact"),
    Exposure.CLAIMS: ("claims", "people"),
    Exposure.PAPERS: ("people", "badges"),
    Exposure.CHANGED: ("people", "contact"),
    Exposure.ERASED: ("people", "contact"),
    Exposure.DEVICE: ("people", "badges"),
}
"""The kinds of data of the register that each concerns."""
_BEGINNINGS: Final = {
    "imports": Exposure.LISTS,
    "lists": Exposure.LISTS,
    "claims": Exposure.CLAIMS,
    "messages": Exposure.MESSAGES,
    "documents/messages": Exposure.MESSAGES,
}
"""What is read at the addresses within an event that begin so."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose data an entry concerns: one person, those of a party, or else all of the event."""

    kind: Exposure
    person: UUID | None = None
    party: UUID | None = None

    @property
    def all(self) -> bool:
        """Return whether it may be the data of everybody at the event."""
        return self.person is None and self.party is None


def whose(action: str, subject: str | None) -> Whose | None:
    """Return what an entry says of personal data; None if nothing."""
    if action == READ:
        return _read(subject or "")
    if action == ERASED:
        return Whose(Exposure.ERASED, person=_id(subject))
    if action in PRINTED:
        return Whose(Exposure.PAPERS)
    beginning = action.partition(".")[0]
    if beginning == "attendee":
        return Whose(Exposure.CHANGED, person=_id(subject))
    return Whose(Exposure.LISTS) if beginning == "import" else None


def due(noticed_at: datetime) -> datetime:
    """Return until when those concerned and the authority must be told."""
    return noticed_at + NOTICE_WITHIN


def _read(path: str) -> Whose | None:
    found = _PATH.match(path)
    if found is None:
        return None
    rest = found["rest"]
    one = _ONE.match(rest)
    if one is not None and (known := _id(one["id"])) is not None:
        if one["of"] != "attendees":
            return Whose(Exposure.PARTY, party=known)
        exported = one["more"].startswith("/personal-data")
        return Whose(Exposure.EXPORT if exported else Exposure.PERSON, person=known)
    for beginning, kind in _BEGINNINGS.items():
        if rest.startswith(beginning):
            return Whose(kind)
    return Whose(Exposure.PEOPLE)


def _id(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
