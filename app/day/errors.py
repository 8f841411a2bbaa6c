"""Refusals that proposals and seats share."""

from app.core.errors import ConflictError, InvalidRequestError


class NothingPublishedError(ConflictError):
    """The event has no published timetable, so there are no seats and nothing to repair."""

    code = "nothing_published"


class TableUnknownError(InvalidRequestError):
    """The table is not one of the event's."""

    code = "table_unknown"
    pointer = "/table_id"
