"""Refusals about claims."""

from http import HTTPStatus

from app.core.errors import AppError


class ClaimAnsweredError(AppError):
    """The claim was answered before."""

    code = "claim_answered"
    status = HTTPStatus.CONFLICT


class ClaimEarlyError(AppError):
    """A claim cannot come in after now."""

    code = "claim_early"
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class ClaimNamelessError(AppError):
    """A claim of nobody in the lists must say in words who asks, and what for."""

    code = "claim_nameless"
    status = HTTPStatus.UNPROCESSABLE_ENTITY
