"""A person as a form: what is typed, and what of it differs from the record."""

from collections.abc import Mapping
from typing import Any, Final

from app.attendees.records import Attendee, AttendeeKind
from app.attendees.rules import PERSONAL
from app.checkin.door.people.service import phone_fields

FIELDS: Final = ("name", "position", "phone", "phone_other", "email", "note")
LOOSE: Final = (AttendeeKind.GUEST, AttendeeKind.STAFF)
"""Kinds of people who represent no party."""


def as_typed(person: Attendee, *, personal: bool) -> dict[str, str]:
    """Return a person as the form shows them: without personal data to who may not see it.

    Of somebody whose data is restricted it is shown to nobody. The form has no field for what is
    left out, as an empty one would clear it.
    """
    hidden = () if personal and person.restricted_at is None else PERSONAL
    values = {name: getattr(person, name) or "" for name in FIELDS if name not in hidden}
    return {**values, "version": str(person.version)}


def said(fields: Mapping[str, str], person: Attendee | None = None) -> dict[str, Any]:
    """Return what a form says of a person, without what the record says already.

    A field that is empty clears what it held; a field that the form lacks says nothing. A number
    of a landline is the other number. Raises PhoneUnreadableError.
    """
    typed = {name: fields[name].strip() for name in FIELDS if name in fields}
    values: dict[str, Any] = {
        name: text if name == "name" else text or None for name, text in typed.items()
    }
    if "phone" in values and (person is None or values["phone"] != person.phone):
        mobile, other = phone_fields(values["phone"])
        values["phone"] = mobile
        if other:
            values["phone_other"] = other
    if person is None:
        return values
    return {name: value for name, value in values.items() if value != getattr(person, name)}
