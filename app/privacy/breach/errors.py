"""Refusals of breach reports."""

from http import HTTPStatus

from app.core.errors import AppError


class SpanEmptyError(AppError):
    """The span ends before it begins."""

    code = "span_empty"
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class AddressUnreadableError(AppError):
    """What is looked for is no address of a network."""

    code = "address_unreadable"
    status = HTTPStatus.UNPROCESSABLE_ENTITY
