"""Refusals of walk-ins."""

from app.core.errors import ConflictError, InvalidRequestError


class AttendeeKnownError(ConflictError):
    """The cooperative has a person of that very name already."""

    code = "attendee_known"


class WalkInVillageError(InvalidRequestError):
    """The village's code is in no list, so its names must be given."""

    code = "walk_in_village"
    pointer = "/village/village_code"


class WalkInPartyError(InvalidRequestError):
    """A manager comes for a cooperative, a guest for nobody."""

    code = "walk_in_party"
    pointer = "/kind"
