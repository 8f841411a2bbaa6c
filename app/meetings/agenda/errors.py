"""Refusals of badges that open no agenda."""

from http import HTTPStatus

from app.core.errors import AppError


class BadgeUnknownError(AppError):
    """The text is no badge's token: it is cut short, made up, or something else."""

    code = "badge_unknown"
    status = HTTPStatus.NOT_FOUND


class BadgeGoneError(AppError):
    """The badge was replaced or revoked."""

    code = "badge_gone"
    status = HTTPStatus.GONE
