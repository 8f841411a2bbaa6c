"""Refusals of wishes."""

from app.core.errors import ConflictError, InvalidRequestError


class WishesClosedError(ConflictError):
    """The event takes no wishes by badge, or does not any more."""

    code = "wishes_closed"


class WishUnknownError(InvalidRequestError):
    """A partner of that id does not take part, or is named twice."""

    code = "wish_unknown"
    pointer = "/partner_ids"
