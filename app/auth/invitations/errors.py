"""Refusals about invitations."""

from http import HTTPStatus

from app.core.errors import AppError


class InvitationInvalidError(AppError):
    """There is no such invitation, or it was used, or it is too old."""

    code = "invitation_invalid"
    status = HTTPStatus.NOT_FOUND
