"""Pure rules about people and their parties."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from app.attendees.errors import AttendeePartyError, PersonErasedError
from app.attendees.records import Attendee, AttendeeKind

_ERASED: Final = "erased:"
PERSONAL: Final = ("phone", "phone_other", "email", "note")
"""What of a person only some may see, and nobody where the use of their data is restricted."""
_NEVER_EMPTY: Final = frozenset({"name", "status"})


def is_erased(attendee: Attendee) -> bool:
    """Return whether a record is that of a person whose data was erased."""
    return attendee.external_key.startswith(_ERASED)


def check_not_erased(attendee: Attendee, changes: Mapping[str, Any]) -> None:
    """Refuse to write who somebody is into the record of an erased person: PersonErasedError."""
    said = {name for name, value in changes.items() if value and value != getattr(attendee, name)}
    if is_erased(attendee) and said.intersection(("name", "position", *PERSONAL)):
        raise PersonErasedError


def effective(attendee: Attendee, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of these changes counts: null never clears a name or a status.

    Nor does it clear what is hidden of somebody whose data is restricted: who read null there was
    told nothing, and sends it back without meaning anything by it.
    """
    kept = _NEVER_EMPTY if attendee.restricted_at is None else _NEVER_EMPTY.union(PERSONAL)
    return {name: value for name, value in changes.items() if value is not None or name not in kept}


def check_party(kind: AttendeeKind, cooperative_id: UUID | None, partner_id: UUID | None) -> None:
    """Refuse a person whose kind does not fit the party: AttendeePartyError."""
    fits = {
        AttendeeKind.MANAGER: cooperative_id is not None and partner_id is None,
        AttendeeKind.REPRESENTATIVE: partner_id is not None and cooperative_id is None,
    }
    if not fits.get(kind, cooperative_id is None and partner_id is None):
        raise AttendeePartyError(kind=kind.value)


def village_key(village_code: str) -> str:
    """External key of the manager who comes for a village."""
    return f"village:{village_code}"


def beside_key(village_code: str, which: str) -> str:
    """External key of a person who comes with the manager, by position or place in the list."""
    return f"{village_key(village_code)}/{which}"


def partner_key(partner_code: str) -> str:
    """External key of the person who represents a partner."""
    return f"partner:{partner_code}"
