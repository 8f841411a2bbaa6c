"""Refusals of breach reports."""

from http import HTTPStatus

from app.core.errors import AppError


class SpanEmptyError(AppError):
    """The span ends before it begins."""

    code = "span_empty"
    status = HTTPStatus.UNPROCESSABLE_ENTITY
