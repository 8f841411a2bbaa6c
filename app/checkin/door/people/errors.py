"""Refusals about what is noted of a person at the door."""

from app.core.errors import InvalidRequestError


class PhoneUnreadableError(InvalidRequestError):
    """The text is not a phone number."""

    code = "phone_unreadable"
    pointer = "/phone"
