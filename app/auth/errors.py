"""Refusals of callers whose log-in is wrong or incomplete."""

from http import HTTPStatus

from app.core.errors import AppError


class BadCredentialsError(AppError):
    """The user name or the password is wrong; the answer never says which."""

    code = "bad_credentials"
    status = HTTPStatus.UNAUTHORIZED


class PasswordChangeRequiredError(AppError):
    """The caller has a password that somebody else made, and has to choose one first."""

    code = "password_change_required"
    status = HTTPStatus.FORBIDDEN


class SecondFactorRequiredError(AppError):
    """The installation requires a second factor of the caller, who has to set one up first."""

    code = "second_factor_required"
    status = HTTPStatus.FORBIDDEN


class SecondFactorNeededError(AppError):
    """The password is right; the log-in needs a code or a passkey as well."""

    code = "second_factor_needed"
    status = HTTPStatus.UNAUTHORIZED


class CodeWrongError(AppError):
    """The code or passkey does not count: it is wrong, old, or was used already."""

    code = "code_wrong"
    status = HTTPStatus.UNAUTHORIZED


class ProofNeededError(AppError):
    """The caller has to prove again who they are before this."""

    code = "proof_needed"
    status = HTTPStatus.FORBIDDEN


class RenewalOverError(AppError):
    """The log-in is too long ago for its token to be renewed."""

    code = "renewal_over"
    status = HTTPStatus.CONFLICT


class CsrfError(AppError):
    """A browser's write came without the token of its session."""

    code = "csrf_failed"
    status = HTTPStatus.FORBIDDEN


class TooManyStreamsError(AppError):
    """The caller already follows this event in as many live streams as one may have open."""

    code = "too_many_streams"
    status = HTTPStatus.TOO_MANY_REQUESTS
    _RETRY_SECONDS = 30

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": str(self._RETRY_SECONDS)})
