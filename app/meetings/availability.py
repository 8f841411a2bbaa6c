"""Who is there in which slot: pure."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from app.attendees.records import CooperativeAbsence
from app.events.records import Interval
from app.partners.records import PartnerAbsence

Absence = CooperativeAbsence | PartnerAbsence


def present_slots(slots: Sequence[Interval], absences: Iterable[Absence]) -> list[UUID]:
    """Return the ids of the slots that no absence touches, in the slots' order."""
    away = list(absences)
    return [
        slot.id
        for slot in slots
        if not any(
            absence.starts_at < slot.ends_at and slot.starts_at < absence.ends_at
            for absence in away
        )
    ]
