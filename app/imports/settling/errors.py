"""Refusals of decisions about rows."""

from http import HTTPStatus

from app.core.errors import AppError, InvalidRequestError


class RowUnknownError(AppError):
    """The list has no such row."""

    code = "list_row_unknown"
    status = HTTPStatus.NOT_FOUND


class VillageUnknownError(InvalidRequestError):
    """The event's area has no village of that code."""

    code = "village_unknown"
    pointer = "/decision/village"


class NothingDecidedError(InvalidRequestError):
    """A decision that decides nothing."""

    code = "nothing_decided"
    pointer = "/decision"
