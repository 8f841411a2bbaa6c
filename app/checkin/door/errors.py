"""Refusals of work at the door."""

from app.core.errors import ConflictError, InvalidRequestError


class SearchTooShortError(InvalidRequestError):
    """Too few letters to look for, and no kecamatan chosen."""

    code = "search_too_short"
    pointer = "query:q"


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


class SubstitutePartyError(InvalidRequestError):
    """A guest or staff stands for nobody, so nobody can take their place."""

    code = "substitute_party"
    pointer = "/attendee_id"


class PhoneUnreadableError(InvalidRequestError):
    """What was typed is no phone number."""

    code = "phone_unreadable"
    pointer = "/phone"


class BadgeMissingError(ConflictError):
    """The person has no badge that counts."""

    code = "badge_missing"


class GroupChangedError(ConflictError):
    """Somebody of the group came, or was added, since it was looked at."""

    code = "group_changed"
