"""Refusals about second factors."""

from app.core.errors import ConflictError, InvalidRequestError


class CodeRefusedError(InvalidRequestError):
    """The code that was typed to confirm an app is not the one that it shows."""

    code = "code_refused"
    pointer = "/code"


class PasskeyRefusedError(InvalidRequestError):
    """What the browser said of a passkey cannot be believed, or came too late."""

    code = "passkey_refused"
    pointer = "/credential"


class PasskeysNotHereError(ConflictError):
    """Browsers offer passkeys at names only, over HTTPS or at localhost; not at this address."""

    code = "passkeys_not_here"
