"""What a badge's QR code says: pure decisions."""

from app.badges.errors import PublicAddressUnusableError
from app.badges.tokens import PublicAddressError, Unreadable, encode_text, parse


def code_text(token: str, public_url: str | None) -> str:
    """Return what the QR code of an issued token says, under the event's public address, if any.

    PublicAddressUnusableError if the address cannot stand in a QR code.
    """
    parsed = parse(token)
    if isinstance(parsed, Unreadable):
        raise TypeError("not an issued token")
    try:
        return encode_text(parsed, public_url)
    except PublicAddressError as error:
        raise PublicAddressUnusableError(reason=str(error)) from None
