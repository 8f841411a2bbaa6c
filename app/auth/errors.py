"""Refusals of those who are not logged in as they should be."""

from http import HTTPStatus

from app.core.errors import AppError


class BadCredentialsError(AppError):
    """User name and password do not belong together (which of the two is never said)."""

    code = "bad_credentials"
    status = HTTPStatus.UNAUTHORIZED


class CsrfError(AppError):
    """A browser's write came without the token of its session."""

    code = "csrf_failed"
    status = HTTPStatus.FORBIDDEN
