"""Refusals about pushes."""

from app.core.errors import ConflictError, InvalidRequestError


class PushAddressError(InvalidRequestError):
    """The address is none that messages may go to."""

    code = "push_address"
    pointer = "/endpoint"


class PushKeysError(InvalidRequestError):
    """The keys are not those of a browser."""

    code = "push_keys"
    pointer = "/keys"


class PushLimitError(ConflictError):
    """The badge tells as many browsers as it may."""

    code = "push_limit"
