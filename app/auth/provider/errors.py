"""Refusals about log-in at another provider."""

from http import HTTPStatus

from app.core.errors import AppError, ConflictError


class ProviderAwayError(AppError):
    """The provider cannot be reached, or answers what no provider answers."""

    code = "provider_away"
    status = HTTPStatus.BAD_GATEWAY


class ProviderRefusedError(AppError):
    """What the browser brought from the provider does not count, or came too late."""

    code = "provider_refused"
    status = HTTPStatus.UNAUTHORIZED


class ProviderUserUnknownError(AppError):
    """The provider knows who it is, but nobody here is linked to that account."""

    code = "provider_user_unknown"
    status = HTTPStatus.FORBIDDEN


class OwnPasswordNeededError(ConflictError):
    """Without the account at the provider the user could not log in: no password is their own."""

    code = "own_password_needed"


class IdentityTakenError(ConflictError):
    """The account at the provider is linked to another user, or the user to another account."""

    code = "identity_taken"
