"""The text of a badge's QR code, as pure rules."""

from app.badges.errors import PublicAddressUnusableError
from app.badges.tokens import PublicAddressError, Unreadable, encode_text, parse


def code_text(token: str, public_url: str | None) -> str:
    """Return the text of an issued token's QR code, with the event's public address if given.

    PublicAddressUnusableError if the address cannot stand in a QR code.
    """
    parsed = parse(token)
    if isinstance(parsed, Unreadable):
        raise TypeError("not an issued token")
    try:
        return encode_text(parsed, public_url)
    except PublicAddressError as error:
        raise PublicAddressUnusableError(reason=str(error)) from None
