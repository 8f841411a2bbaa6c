"""Bech32 (BIP 173) without its limit on length: how age writes keys."""

from collections.abc import Iterable, Sequence
from typing import Final

_ALPHABET: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM: Final = 6


def encode(prefix: str, data: bytes) -> str:
    """Return bytes as text in lower case that begins with the prefix."""
    words = _regroup(data, 8, 5, pad=True)
    rest = _polymod([*_expanded(prefix), *words, *[0] * _CHECKSUM]) ^ 1
    words += [rest >> 5 * (_CHECKSUM - 1 - at) & 31 for at in range(_CHECKSUM)]
    return f"{prefix}1{''.join(_ALPHABET[word] for word in words)}"


def decode(prefix: str, text: str) -> bytes:
    """Return the bytes that a text of this prefix stands for; ValueError if it is not one."""
    found, _, body = text.lower().rpartition("1")
    if text not in (text.lower(), text.upper()) or found != prefix:
        raise ValueError("not of this kind")
    words = [_ALPHABET.index(letter) for letter in body]
    if len(words) < _CHECKSUM or _polymod([*_expanded(prefix), *words]) != 1:
        raise ValueError("wrong checksum")
    return bytes(_regroup(words[:-_CHECKSUM], 5, 8, pad=False))


def _expanded(prefix: str) -> list[int]:
    return [*(ord(one) >> 5 for one in prefix), 0, *(ord(one) & 31 for one in prefix)]


def _polymod(words: Iterable[int]) -> int:
    rest = 1
    for word in words:
        top, rest = rest >> 25, (rest & 0x1FFFFFF) << 5 ^ word
        for bit, generator in enumerate(_GENERATORS):
            if top >> bit & 1:
                rest ^= generator
    return rest


def _regroup(words: Sequence[int], bits: int, into: int, *, pad: bool) -> list[int]:
    """Return the same bits in words of another length; ValueError if bits are left over."""
    held, count, done = 0, 0, []
    for word in words:
        held, count = held << bits | word, count + bits
        while count >= into:
            count -= into
            done.append(held >> count & (1 << into) - 1)
    left = held & (1 << count) - 1
    if pad:
        return [*done, left << into - count] if count else done
    if left or count >= bits:
        raise ValueError("bits are left over")
    return done
