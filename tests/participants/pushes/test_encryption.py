"""Messages are encrypted exactly as RFC 8291 shows, and keys that are none are refused."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from app.participants.pushes.encryption import (
    CURVE,
    bytes_of,
    checked_keys,
    encrypted,
    text_of,
)
from app.participants.pushes.errors import PushKeysError

PLAIN = b"When I grow up, I want to be a watermelon"
BROWSER = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
SECRET = "BTBZMqHH6r4Tts7J_aSIgg"
SENDER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAm"
    "S6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_"
    "Qulcy4a-fN"
)
"""The example of RFC 8291, section 5 and appendix A."""


def test_the_example_of_the_standard_comes_out_byte_by_byte() -> None:
    own = ec.derive_private_key(int.from_bytes(bytes_of(SENDER), "big"), CURVE)
    point, secret = checked_keys(BROWSER, SECRET)
    assert text_of(encrypted(PLAIN, point, secret, own=own, salt=bytes_of(SALT))) == BODY


@pytest.mark.parametrize(
    ("p256dh", "auth"),
    [
        ("", SECRET),
        ("AAAA", SECRET),
        ("not base64!", SECRET),
        (text_of(b"\x04" + bytes(64)), SECRET),
        (text_of(bytes(65)), SECRET),
        (BROWSER, ""),
        (BROWSER, "AAAA"),
        (BROWSER, "é"),
    ],
)
def test_keys_that_no_browser_has_are_refused(p256dh: str, auth: str) -> None:
    with pytest.raises(PushKeysError):
        checked_keys(p256dh, auth)
