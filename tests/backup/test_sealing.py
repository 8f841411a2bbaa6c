"""Encrypted files: read by age and readable from age, and refused once anything was changed."""

import base64
import io
import os

import pytest

from app.backup import bech32, keys
from app.backup.errors import BackupError
from app.backup.keys import Identity, Lock, Opener, Passphrase, Recipient
from app.backup.sealing import PART, OpenedReader, SealedWriter

SECRET = "AGE-SECRET-KEY-1XC5ZYKUMA2FXU4LUK3HYCFFYERUCL8CX6RGFMC9TAUV0AVV4VX2QGE34E8"
PUBLIC = "age1df4qr6gl427rhc4rjh0c274arl5g7ycv88h8xevty0a032ex4g0qkm8shy"
BY_AGE_FOR_A_KEY = (
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSAzWUx2RlJtaVpURVU4dnRlZk1sN2xpRkl1ZG1LTndiYlov"
    "L1N4akdtTEZzCm9YM3c2amx5cWNDZFZQdzNjWUtZTlM3TTFVLzdub05lTU51L0pvTURzS1UKLT4gdX0zJy8qbS1n"
    "cmVhc2UKN3Vra2M5cmllN0YwdFhUaXJNNDQxNDh5bFE1NjZPMTRQQTBFVFEKLS0tIEU5UFBINkduaHhDQlVZTDRK"
    "RXJPTjM4Y3hWdHBPK0tkUXNPdmVuaHBGUU0KpkBfnJu1R2JjMrtGjl31cjomwxOhMg8pcDIlHPMXK6KB5ZQtrIgL"
    "aUw8"
)
"""By an implementation of age of others; it has a stanza that means nothing, too."""
BY_AGE_FOR_A_PASSPHRASE = (
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCB5OHBVNnZaaEtza0RIWEtyUE9IOXZRIDE3CmVqWG9LWTdE"
    "UUl1eGZVY0ExMUd5UGhWOTFmUnpVOXNrNlRCM3VyTFdHdFEKLS0tIEZYa2JXV2orRTlCc0Y2MnlOQzduNFVLTkRT"
    "WDBQaUg2RGNRVEQ3bVBEYlkKqX792/82b1oUfRwCv3oNCrLDqiFebjh2Pl2XGyIHSwY6uhGhIYnx+N2m"
)


def sealed(data: bytes, lock: Lock) -> bytes:
    sink = io.BytesIO()
    with SealedWriter(sink, lock) as writer:
        writer.write(data)
    return sink.getvalue()


def read(data: bytes, opener: Opener) -> bytes:
    return OpenedReader(io.BytesIO(data), opener).readall()


@pytest.mark.parametrize(
    ("vector", "opener"),
    [
        (BY_AGE_FOR_A_KEY, Identity.read(f"# a comment\n{SECRET}\n")),
        (BY_AGE_FOR_A_PASSPHRASE, Passphrase("wayang golek semar")),
    ],
)
def test_what_age_wrote_is_read(vector: str, opener: Opener) -> None:
    assert read(base64.b64decode(vector), opener) == b"Titik Temu"


def test_keys_are_written_as_age_writes_them() -> None:
    identity = Identity.read(SECRET)
    assert (identity.text(), str(identity.recipient())) == (SECRET, PUBLIC)
    assert Recipient.read(PUBLIC) == identity.recipient()
    assert SECRET not in repr(identity)
    for wrong in ("", "age1", PUBLIC[:-1] + "x", PUBLIC.replace("age", "agf"), PUBLIC[:9] + "Q"):
        with pytest.raises(ValueError, match=r".*"):
            Recipient.read(wrong)
    assert bech32.decode("x", bech32.encode("x", b"")) == b""


def test_every_length_comes_back_and_no_other_key_opens_it() -> None:
    identity = Identity.new()
    for size in (0, 1, PART - 1, PART, PART + 1, 3 * PART):
        data = os.urandom(size)
        assert read(sealed(data, identity.recipient()), identity) == data, size
    with pytest.raises(BackupError, match="wrong_key"):
        read(sealed(b"x", identity.recipient()), Identity.new())


def test_a_passphrase_opens_what_it_locked_and_another_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keys, "WORK_FACTOR", 4)
    locked = sealed(b"x", Passphrase("kuda lumping merah"))
    assert read(locked, Passphrase("kuda lumping merah")) == b"x"
    with pytest.raises(BackupError, match="wrong_key"):
        read(locked, Passphrase("kuda lumping biru"))
    costly = locked.replace(b" 4\n", b" 30\n", 1)
    with pytest.raises(BackupError, match="wrong_key"):
        read(costly, Passphrase("kuda lumping merah"))


def test_whatever_was_changed_is_refused() -> None:
    """Each byte of the header, every cut, parts that were left out, exchanged or added."""
    identity = Identity.new()
    whole = sealed(os.urandom(2 * PART + 10), identity.recipient())
    head = len(whole) - (2 * (PART + 16) + 26)
    first, second, last = (
        whole[head : head + PART + 16],
        whole[head + PART + 16 : head + 2 * (PART + 16)],
        whole[head + 2 * (PART + 16) :],
    )
    changed = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(head + 1)]
    changed += [whole[:at] for at in (*range(head + 1), head + PART + 16, len(whole) - 1)]
    changed += [
        whole[:head] + second + first + last,
        whole[:head] + first + last,
        whole[:head] + first + first + second + last,
        whole + b"x",
        whole + last,
        whole[:-1] + bytes([whole[-1] ^ 1]),
    ]
    accepted = []
    for number, data in enumerate(changed):
        try:
            read(data, identity)
        except BackupError:
            continue
        accepted.append(number)
    assert accepted == []
