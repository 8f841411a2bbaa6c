"""Refusals of substitutions and reprints."""

from app.core.errors import ConflictError, InvalidRequestError


class SubstitutePartyError(InvalidRequestError):
    """A guest or staff stands for nobody, so nobody can take their place."""

    code = "substitute_party"
    pointer = "/attendee_id"


class BadgeMissingError(ConflictError):
    """The person has no badge that counts."""

    code = "badge_missing"
