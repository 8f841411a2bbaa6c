"""Refusals to those who come with a badge."""

from http import HTTPStatus

from app.core.errors import AppError


class BadgeUnknownError(AppError):
    """No badge says that: cut short, made up, or something else altogether."""

    code = "badge_unknown"
    status = HTTPStatus.NOT_FOUND


class BadgeGoneError(AppError):
    """The badge was replaced or taken back."""

    code = "badge_gone"
    status = HTTPStatus.GONE
