"""Refusals of callers whose log-in is wrong or incomplete."""

from http import HTTPStatus

from app.core.errors import AppError


class BadCredentialsError(AppError):
    """The user name or the password is wrong; the answer never says which."""

    code = "bad_credentials"
    status = HTTPStatus.UNAUTHORIZED


class CsrfError(AppError):
    """A browser's write came without the token of its session."""

    code = "csrf_failed"
    status = HTTPStatus.FORBIDDEN
