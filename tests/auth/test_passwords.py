"""Passwords of users are hashed so that guessing is slow."""

from pwdlib import PasswordHash

from app.auth.passwords import hash_password
from tests.economies import real_hasher


def test_a_hash_takes_as_much_memory_and_as_many_rounds_as_is_recommended() -> None:
    stored = real_hasher().hash("kata-sandi")
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert real_hasher().verify("kata-sandi", stored)


def test_tests_hash_cheaply_what_the_real_hasher_accepts() -> None:
    stored = hash_password("kata-sandi")
    assert stored.startswith("$argon2id$v=19$m=8,t=1,p=1$")
    assert PasswordHash.recommended().verify("kata-sandi", stored)
    assert not PasswordHash.recommended().verify("kata-sandu", stored)
