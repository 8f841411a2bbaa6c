"""Refusals that proposals and seats share."""

from app.core.errors import ConflictError, InvalidRequestError


class NothingPublishedError(ConflictError):
    """The event has no published timetable, so there are no seats and nothing to repair."""

    code = "nothing_published"


class NothingLeftError(ConflictError):
    """Every meeting that the change could touch has begun, or is the next one."""

    code = "nothing_left"


class PairMetError(ConflictError):
    """The pair's meeting has begun, so it is neither moved nor locked nor blocked."""

    code = "pair_met"


class TableUnknownError(InvalidRequestError):
    """The table is not one of the event's."""

    code = "table_unknown"
    pointer = "/table_id"
