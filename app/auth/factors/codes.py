"""Codes that people type: those of an app (RFC 6238), and recovery codes. Pure; no network."""

import hashlib
import hmac
import re
import secrets
from base64 import b32encode
from datetime import datetime
from typing import Final
from urllib.parse import quote

DIGITS: Final = 6
STEP_SECONDS: Final = 30
RECOVERY_CODES: Final = 10
_SECRET_BYTES: Final = 20
_STEPS_BESIDE: Final = 1
"""How many steps the clock of a phone may be ahead or behind."""
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS: Final = (4, 4, 4)
_NOT_TYPED: Final = re.compile(r"[^a-z0-9]")
_OF_AN_APP: Final = re.compile(rf"[0-9]{{{DIGITS}}}")


def make_secret() -> bytes:
    """Return a new secret that an app and the server share."""
    return secrets.token_bytes(_SECRET_BYTES)


def in_base32(secret: bytes) -> str:
    """Return a secret as people type it into an app that cannot scan."""
    return b32encode(secret).decode()


def app_address(secret: bytes, username: str, site: str) -> str:
    """Return what an app scans: `otpauth://totp/...`."""
    label = f"{quote(site, safe='')}:{quote(username, safe='')}"
    return f"otpauth://totp/{label}?secret={in_base32(secret)}&issuer={quote(site, safe='')}"


def code_at(secret: bytes, step: int) -> str:
    """Return the code of a step (RFC 4226, 5.3)."""
    digest = hmac.digest(secret, step.to_bytes(8, "big"), hashlib.sha1)
    offset = digest[-1] & 0xF
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def step_of(now: datetime) -> int:
    """Return the step of a moment."""
    return int(now.timestamp()) // STEP_SECONDS


def matched_step(secret: bytes, code: str, now: datetime, after: int) -> int | None:
    """Return the step later than `after` whose code was typed; None if there is none near now.

    So a code counts once, and none before it counts any more.
    """
    present = step_of(now)
    found = None
    for step in range(present - _STEPS_BESIDE, present + _STEPS_BESIDE + 1):
        if hmac.compare_digest(code_at(secret, step), code) and step > after:
            found = step
    return found


def typed(code: str) -> str:
    """Return a code without the blanks and dashes that people type."""
    return _NOT_TYPED.sub("", code.casefold())


def is_of_app(code: str) -> bool:
    """Return whether a code, as `typed`, has the form of an app's."""
    return _OF_AN_APP.fullmatch(code) is not None


def make_recovery_codes() -> list[str]:
    """Return new recovery codes of 59 bits each, which can be read aloud."""
    return [
        "-".join("".join(secrets.choice(_LETTERS) for _ in range(size)) for size in _GROUPS)
        for _ in range(RECOVERY_CODES)
    ]
