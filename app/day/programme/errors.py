"""Refusals about changing the programme."""

from app.core.errors import ConflictError


class ProgrammeConsentError(ConflictError):
    """The change touches meetings, and the caller has not agreed to exactly that."""

    code = "programme_consent"


class MovedIntoPastError(ConflictError):
    """A slot with published meetings would be moved to a time that has come already."""

    code = "moved_into_past"


class MeetingsBegunError(ConflictError):
    """A slot that has begun, with published meetings in it, is moved or left out."""

    code = "meetings_begun"
