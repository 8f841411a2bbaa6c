"""Refusals about documents."""

from http import HTTPStatus
from typing import ClassVar

from app.core.errors import AppError, InvalidRequestError, NotFoundError


class NothingPublishedError(AppError):
    """No timetable is published, and the request names none."""

    code = "nothing_published"
    status = HTTPStatus.CONFLICT


class TimetableUnknownError(NotFoundError):
    """The event has no timetable of that number."""

    code = "timetable_unknown"


class DocumentEmptyError(AppError):
    """None of the papers fits the choice."""

    code = "document_empty"
    status = HTTPStatus.CONFLICT


class DocumentLongError(AppError):
    """The document has more than a hundred pages: a worker lays it out (`create_print_run`)."""

    code = "document_long"
    status = HTTPStatus.CONFLICT


class CalendarOwnerError(InvalidRequestError):
    """A calendar needs exactly one owner, a cooperative or partner of the event."""

    code = "calendar_owner"
    pointer = "query:cooperative_id"


class DocumentTooLargeError(AppError):
    """Laying out the document takes more time or memory than it may."""

    code = "document_too_large"
    status = HTTPStatus.SERVICE_UNAVAILABLE


class DocumentLostError(AppError):
    """The process that lays out the document failed or was ended; it is in the log."""

    code = "document_lost"
    status = HTTPStatus.SERVICE_UNAVAILABLE
    RETRY_SECONDS: ClassVar[int] = 5

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": str(self.RETRY_SECONDS)})


class DocumentsBusyError(AppError):
    """As many documents wait to be laid out as may; one more would wait for many minutes."""

    code = "documents_busy"
    status = HTTPStatus.SERVICE_UNAVAILABLE
    RETRY_SECONDS: ClassVar[int] = 30

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": str(self.RETRY_SECONDS)})
