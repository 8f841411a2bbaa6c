"""Refusals about versions of the timetable."""

from app.core.errors import ConflictError


class NoCertificateError(ConflictError):
    """The timetable was not made by a solve run, so nothing was claimed about it."""

    code = "no_certificate"
