"""Passwords and tokens: how secrets are made, kept and compared."""

import hashlib
import hmac
import secrets
from functools import cache

from pwdlib import PasswordHash

_WORD_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@cache
def _hasher() -> PasswordHash:
    return PasswordHash.recommended()


def hash_password(password: str) -> str:
    """Return the Argon2id hash of a password."""
    return _hasher().hash(password)


@cache
def _decoy() -> str:
    return hash_password(secrets.token_urlsafe())


def password_matches(password: str, stored: str | None) -> bool:
    """Return whether the password matches the stored hash; always False where `stored` is None.

    Without a stored hash (the user does not exist) it takes as long as with one.
    """
    decoy = _decoy()  # made at the first log-in
    matches = _hasher().verify(password, stored or decoy)
    return matches and stored is not None


def make_password() -> str:
    """Return a random password that can be read aloud: four groups of four, 79 bits."""
    groups = ("".join(secrets.choice(_WORD_LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def make_token(kind: str) -> str:
    """Return a new opaque token with 256 random bits; its prefix says what it is for."""
    return f"tt_{kind}_{secrets.token_urlsafe(32)}"


def token_digest(token: str) -> str:
    """Return the digest of a token, which is stored in its place."""
    return hashlib.sha256(token.encode()).hexdigest()


def csrf_token(session_token: str) -> str:
    """Return the token that proves that a write comes from one of our pages."""
    return hmac.new(session_token.encode(), b"csrf", hashlib.sha256).hexdigest()


def csrf_matches(session_token: str, given: str | None) -> bool:
    """Return whether the token given is that of the session; compares in constant time."""
    return given is not None and hmac.compare_digest(
        csrf_token(session_token).encode(), given.encode()
    )
