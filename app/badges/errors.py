"""Refusals about badges."""

from app.core.errors import ConflictError, InvalidRequestError


class BadgeAttendeeUnknownError(InvalidRequestError):
    """The event has no person of that id to give a badge to."""

    code = "badge_attendee_unknown"
    pointer = "/attendee_id"


class AttendeeWithdrawnError(ConflictError):
    """The person or their cooperative is withdrawn."""

    code = "attendee_withdrawn"


class BadgeActiveError(ConflictError):
    """The person already has a valid badge; it can be reissued."""

    code = "badge_active"


class BadgeRevokedError(ConflictError):
    """The badge is already revoked."""

    code = "badge_revoked"


class PublicAddressUnusableError(ConflictError):
    """The event's public address cannot be printed in a QR code."""

    code = "public_address_unusable"


class PrintedBadgeUnknownError(InvalidRequestError):
    """A badge reported as printed is not one of this event."""

    code = "printed_badge_unknown"
    pointer = "/badge_ids"
