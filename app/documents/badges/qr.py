"""A badge's text as a QR code in vector form: one path, so that no seams show between modules.

The version is the smallest from 5 to 8 that holds the text at level M, and the mask is fixed:
the codes of one event then look alike and are made six times faster than by trying all masks
(ISO/IEC 18004 lets an encoder choose any).
"""

from dataclasses import dataclass

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from app.core.qr import svg_of

_CAPACITY = {5: 122, 6: 154, 7: 178, 8: 221}
"""Alphanumeric characters at level M by version (ISO/IEC 18004, table 7)."""

_MASK = 3


@dataclass(frozen=True, slots=True)
class VectorCode:
    """A QR code without its quiet zone: `modules` per side; one unit of `svg` is one module."""

    modules: int
    svg: str


def vector_code(text: str) -> VectorCode:
    """Encode a text of the alphanumeric mode; ValueError if version 8 cannot hold it."""
    matrix = _matrix(text)
    return VectorCode(len(matrix), svg_of(matrix))


def _matrix(text: str) -> list[list[bool | None]]:
    version = next((v for v, room in _CAPACITY.items() if len(text) <= room), None)
    if version is None:
        raise ValueError(f"a badge's code holds {max(_CAPACITY.values())} characters: {text!r}")
    code = QRCode(version=version, error_correction=ERROR_CORRECT_M, mask_pattern=_MASK, border=0)
    code.add_data(text, optimize=0)
    code.make(fit=False)
    modules: list[list[bool | None]] = code.modules
    return modules
