"""Refusals of pauses."""

from app.core.errors import InvalidRequestError


class PausePartyError(InvalidRequestError):
    """A pause names a party that its scope does not hold, or two of them."""

    code = "pause_party"
    pointer = "/scope"


class PauseWithoutSlotError(InvalidRequestError):
    """The time of a pause has fewer slots than it is to leave free."""

    code = "pause_without_slot"
    pointer = "/free"
