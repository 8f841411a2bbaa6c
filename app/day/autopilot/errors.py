"""Refusals about what was done by itself."""

from http import HTTPStatus
from typing import ClassVar

from app.core.errors import AppError, ConflictError


class CameBackError(ConflictError):
    """The seat was given back because its cooperative came; it is released only if it goes."""

    code = "act_given_back"


class RepairOverlaidError(ConflictError):
    """The timetable was changed again since the repair was adopted."""

    code = "repair_overlaid"


class PreviewBusyError(AppError):
    """As many previews are being computed as may."""

    code = "preview_busy"
    status = HTTPStatus.SERVICE_UNAVAILABLE
    RETRY_SECONDS: ClassVar[int] = 10

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": str(self.RETRY_SECONDS)})


class PreviewTooHeavyError(ConflictError):
    """The event is too large for so many simulated days."""

    code = "preview_too_heavy"
