"""Refusals about webhooks."""

from app.core.errors import ConflictError, InvalidRequestError


class WebhookAddressError(InvalidRequestError):
    """The address is none that messages may go to."""

    code = "webhook_address"
    pointer = "/url"


class WebhookLimitError(ConflictError):
    """The event has as many endpoints as it may have."""

    code = "webhook_limit"


class ReplayLostError(ConflictError):
    """What is to be sent again is not kept any more."""

    code = "replay_lost"
