"""Refusals of walk-ins."""

from app.core.errors import ConflictError, InvalidRequestError


class AttendeeKnownError(ConflictError):
    """The cooperative already has a person of that name."""

    code = "attendee_known"


class WalkInVillageError(InvalidRequestError):
    """The village's code is in no list, so its names must be given."""

    code = "walk_in_village"
    pointer = "/village/village_code"


class WalkInPartyError(InvalidRequestError):
    """A manager needs exactly one cooperative, and a guest may name none."""

    code = "walk_in_party"
    pointer = "/kind"
