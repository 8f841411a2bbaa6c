"""Refusals about partners and tables."""

from app.core.errors import ConflictError, InvalidRequestError


class PartnerExistsError(ConflictError):
    """The event already has a partner of that code."""

    code = "partner_exists"


class OfferUnknownError(InvalidRequestError):
    """An offer is not a word of the event's vocabulary."""

    code = "offer_tag_unknown"
    pointer = "/offers"


class MeetingBoundsError(InvalidRequestError):
    """The least number of meetings of a partner is above the greatest."""

    code = "meeting_bounds"
    pointer = "/min_meetings"


class PartnerInUseError(ConflictError):
    """A partner that has meetings in a timetable, or scans, cannot be deleted."""

    code = "partner_in_use"


class TableExistsError(ConflictError):
    """The event already has a table of that number."""

    code = "table_exists"


class TablePartnerUnknownError(InvalidRequestError):
    """The event has no partner of that id."""

    code = "table_partner_unknown"
    pointer = "/partner_id"


class TableInUseError(ConflictError):
    """A table in use cannot be deleted; one with meetings cannot be given to another partner."""

    code = "table_in_use"
