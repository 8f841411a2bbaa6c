"""Encrypted files in the format of age: written and read as streams, each part authenticated.

What is read was written by the holder of the file's key, part by part and in this order; a file
that ends early, or goes on after its end, is refused.
"""

import hmac
import io
import os
import struct
from collections.abc import Sequence
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from app.backup.errors import BackupError
from app.backup.keys import FILE_KEY_BYTES, Lock, Opener, Stanza, b64, derived, unb64

_VERSION: Final = b"age-encryption.org/v1\n"
_NONCE_BYTES: Final = 16
PART: Final = 64 * 1024
_TAG: Final = 16
_COLUMNS: Final = 64
"""Length of the lines of a stanza's body; the last one is shorter, and may be empty."""
_LONGEST_LINE: Final = 4096
_MOST_STANZAS: Final = 64


class SealedWriter(io.RawIOBase):
    """Encrypts what is written to it; complete once it is closed, which leaves the sink open."""

    def __init__(self, sink: BinaryIO, lock: Lock) -> None:
        file_key, nonce = os.urandom(FILE_KEY_BYTES), os.urandom(_NONCE_BYTES)
        header = _written(lock.wrap(file_key))
        sink.write(header + b" " + b64(_mac(file_key, header)).encode() + b"\n" + nonce)
        self._sink = sink
        self._parts = _Parts(file_key, nonce)
        self._held = bytearray()

    def writable(self) -> bool:
        """Return that this can be written to."""
        return True

    def write(self, data: "bytes | bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Take all of the data."""
        self._held += data
        while len(self._held) > PART:  # the last part must not be empty, so one stays
            self._sink.write(self._parts.seal(bytes(self._held[:PART]), last=False))
            del self._held[:PART]
        return len(data)

    def close(self) -> None:
        """Write the last part."""
        if not self.closed:
            self._sink.write(self._parts.seal(bytes(self._held), last=True))
            self._held.clear()
        super().close()


class OpenedReader(io.RawIOBase):
    """Decrypts what a `SealedWriter` wrote; BackupError if anything of it was changed."""

    def __init__(self, source: BinaryIO, opener: Opener) -> None:
        stanzas, header, mac = _read_header(source)
        file_key = _file_key(stanzas, opener)
        if not hmac.compare_digest(_mac(file_key, header), mac):
            raise BackupError("damaged")
        nonce = source.read(_NONCE_BYTES)
        if len(nonce) < _NONCE_BYTES:
            raise BackupError("damaged")
        self._source = source
        self._parts = _Parts(file_key, nonce)
        self._next = source.read(PART + _TAG)
        self._plain = memoryview(b"")
        self._ended = False

    def readable(self) -> bool:
        """Return that this can be read."""
        return True

    def readinto(self, buffer: "bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Fill the buffer as far as one part goes; 0 at the end."""
        while not self._plain and not self._ended:
            sealed, self._next = self._next, self._source.read(PART + _TAG)
            self._ended = not self._next
            self._plain = memoryview(self._parts.open(sealed, last=self._ended))
        count = min(len(buffer), len(self._plain))
        buffer[:count] = self._plain[:count]
        self._plain = self._plain[count:]
        return count


class _Parts:
    """Seals or opens the parts of a file, each once and in order."""

    def __init__(self, file_key: bytes, nonce: bytes) -> None:
        self._cipher = ChaCha20Poly1305(derived(file_key, nonce, b"payload"))
        self._number = 0

    def seal(self, plain: bytes, *, last: bool) -> bytes:
        return self._cipher.encrypt(self._nonce(last=last), plain, None)

    def open(self, sealed: bytes, *, last: bool) -> bytes:
        first = self._number == 0
        try:
            plain = self._cipher.decrypt(self._nonce(last=last), sealed, None)
        except InvalidTag:
            raise BackupError("damaged") from None
        if not plain and not first:
            raise BackupError("damaged")
        return plain

    def _nonce(self, *, last: bool) -> bytes:
        number, self._number = self._number, self._number + 1
        return number.to_bytes(11, "big") + struct.pack("?", last)


def _written(stanza: Stanza) -> bytes:
    """Return the header of a file as far as its authentication."""
    body = b64(stanza.body)
    lines = [body[at : at + _COLUMNS] for at in range(0, len(body) + 1, _COLUMNS)]
    text = "\n".join([" ".join(("->", stanza.kind, *stanza.arguments)), *lines, "---"])
    return _VERSION + text.encode()


def _mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.digest(derived(file_key, b"", b"header"), header, "sha256")


def _read_header(source: BinaryIO) -> tuple[list[Stanza], bytes, bytes]:
    """Return the stanzas, the header as it was authenticated, and its authentication."""
    if source.readline(_LONGEST_LINE) != _VERSION:
        raise BackupError("not_a_backup")
    header, stanzas = _VERSION, list[Stanza]()
    try:
        while len(stanzas) < _MOST_STANZAS:
            line = _line(source)
            if line.startswith(b"---"):
                return stanzas, header + b"---", unb64(line[3:].decode("ascii").removeprefix(" "))
            stanza, raw = _read_stanza(source, line)
            stanzas.append(stanza)
            header += line + b"\n" + raw
    except ValueError:
        raise BackupError("damaged") from None
    raise BackupError("damaged")


def _read_stanza(source: BinaryIO, line: bytes) -> tuple[Stanza, bytes]:
    """Return the stanza that this line begins, and its body as it stands in the file."""
    arrow, kind, *arguments = line.decode("ascii").split(" ")
    if arrow != "->":
        raise ValueError("not a stanza")
    body, raw = _read_body(source)
    return Stanza(kind, tuple(arguments), body), raw


def _read_body(source: BinaryIO) -> tuple[bytes, bytes]:
    text, raw = "", b""
    while len(raw) <= _LONGEST_LINE:
        line = _line(source)
        text, raw = text + line.decode("ascii"), raw + line + b"\n"
        if len(line) < _COLUMNS:
            return unb64(text), raw
    raise ValueError("too long")


def _line(source: BinaryIO) -> bytes:
    line = source.readline(_LONGEST_LINE)
    if not line.endswith(b"\n"):
        raise ValueError("not a line")
    return line[:-1]


def _file_key(stanzas: Sequence[Stanza], opener: Opener) -> bytes:
    if len(stanzas) > 1 and any(stanza.kind == "scrypt" for stanza in stanzas):
        raise BackupError("damaged")  # whoever knows the passphrase could have added a recipient
    for stanza in stanzas:
        try:
            file_key = opener.unwrap(stanza)
        except ValueError:
            raise BackupError("damaged") from None
        if file_key is not None:
            return file_key
    raise BackupError("wrong_key")
