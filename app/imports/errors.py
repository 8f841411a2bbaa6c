"""Refusals of uploaded lists."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, ClassVar

from app.core.errors import AppError, ConflictError, DatabaseAwayError
from app.core.http.fields import printable
from app.core.locale import Locale, catalogue, text
from app.sheets import errors as sheet_errors
from app.sheets.errors import SheetError, in_words


class ListUnreadableError(AppError):
    """A file was refused as a whole: it, its sheet, its columns or the mapping make no list.

    `reason` in the context says why; the sentence for people stands under `findings.<reason>`.
    """

    code = "list_unreadable"
    status = HTTPStatus.UNPROCESSABLE_ENTITY

    def __init__(self, *, reason: str, **params: Any) -> None:
        super().__init__(reason=reason, **params)
        self.reason = reason

    def detail(self, locale: Locale) -> str:
        """Return the sentence that fits the reason."""
        template = catalogue()[f"findings.{self.reason}"][locale]
        return template.format(**in_words(self.params, locale))


class ListTypeError(ListUnreadableError):
    """The file is not a list in a format that can be read, whatever its name says."""

    code = "list_type"
    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE


class ListTooLargeError(ListUnreadableError):
    """The file is larger, or unpacks to more, than a list may."""

    code = "list_too_large"
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class ColumnsUnconfirmedError(ConflictError):
    """Columns without a heading were taken by what they hold, and nobody has confirmed that.

    `columns` in the context are those; putting `mapping` confirms them as they are.
    """

    code = "columns_unconfirmed"

    def __init__(
        self, unconfirmed: Mapping[str, str | None], decided: Mapping[str, str | None]
    ) -> None:
        mapping = {printable(name): field for name, field in {**decided, **unconfirmed}.items()}
        super().__init__(columns=[printable(name) for name in unconfirmed], mapping=mapping)

    def detail(self, locale: Locale) -> str:
        """Return the sentence that names the columns."""
        return text(f"errors.{self.code}", locale, columns=", ".join(self.params["columns"]))


class ListsBusyError(AppError):
    """Other lists are being read; this one has waited long enough for its turn."""

    code = "lists_busy"
    status = HTTPStatus.SERVICE_UNAVAILABLE
    RETRY_SECONDS: ClassVar[int] = 10

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": str(self.RETRY_SECONDS)})


class ListTooHeavyError(AppError):
    """Working on a list that was read takes more time or memory than it may."""

    code = "list_too_heavy"
    status = HTTPStatus.SERVICE_UNAVAILABLE


class ListLostError(AppError):
    """The process that works on a list failed or was ended; it is in the log."""

    code = "list_lost"
    status = HTTPStatus.SERVICE_UNAVAILABLE
    RETRY_SECONDS: ClassVar[int] = 5

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": str(self.RETRY_SECONDS)})


REFUSALS = (
    ListUnreadableError,
    ListTypeError,
    ListTooLargeError,
    ListsBusyError,
    ListTooHeavyError,
    ListLostError,
    DatabaseAwayError,
)
_WRONG_TYPE = (
    sheet_errors.NotASpreadsheetError,
    sheet_errors.OldFormatError,
    sheet_errors.EncryptedFileError,
    sheet_errors.BinaryTextError,
    sheet_errors.StrangeCompressionError,
)
_TOO_LARGE = (
    sheet_errors.FileTooLargeError,
    sheet_errors.DangerousFileError,
    sheet_errors.TooManyRowsError,
    sheet_errors.TooManyColumnsError,
    sheet_errors.FileTooHeavyError,
    sheet_errors.FileTooSlowError,
)


def refusal(error: SheetError) -> ListUnreadableError:
    """Return the refusal that tells of a file that could not be read."""
    kind = ListUnreadableError
    if isinstance(error, _WRONG_TYPE):
        kind = ListTypeError
    elif isinstance(error, _TOO_LARGE):
        kind = ListTooLargeError
    params = {name: _shown(value) for name, value in error.params.items()}
    return kind(reason=error.code, **params)


def _shown(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return ", ".join(printable(str(item)) for item in value)
    return printable(value) if isinstance(value, str) else value
