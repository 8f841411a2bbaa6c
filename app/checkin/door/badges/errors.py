"""Refusals of substitutions and reprints."""

from app.core.errors import ConflictError, InvalidRequestError


class SubstitutePartyError(InvalidRequestError):
    """Guests and staff represent no cooperative or partner, so nobody can take their place."""

    code = "substitute_party"
    pointer = "/attendee_id"


class BadgeMissingError(ConflictError):
    """The person has no valid badge."""

    code = "badge_missing"
