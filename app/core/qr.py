"""QR codes as pictures: for pages as SVG, for a terminal as text."""

import io
import re
from base64 import b64encode
from collections.abc import Sequence

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

QUIET_MODULES = 4
"""Width of the empty zone that readers need around a code (ISO/IEC 18004)."""
_DARK_RUN = re.compile(rb"\x01+")
Matrix = Sequence[Sequence[bool | None]]


def svg_of(matrix: Matrix) -> str:
    """Return a code's modules as one SVG path, so that no seams show between them; 1 unit each."""
    size = len(matrix)
    path = "".join(
        f"M{run.start()} {y}h{len(run[0])}v1h-{len(run[0])}z"
        for y, row in enumerate(matrix)
        for run in _DARK_RUN.finditer(bytes(map(bool, row)))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path d="{path}"/></svg>'
    )


def picture(text: str) -> str:
    """Return a text's code, quiet zone included, as an image address (`data:`).

    The image has no background: show it on white, in a dark theme too.
    """
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_MODULES)
    code.add_data(text)
    return "data:image/svg+xml;base64," + b64encode(svg_of(code.get_matrix()).encode()).decode()


def for_terminal(text: str) -> str:
    """Return a text's code in block characters, two rows of modules a line, for a dark terminal."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=2)
    code.add_data(text)
    drawn = io.StringIO()
    code.print_ascii(out=drawn, invert=True)
    return drawn.getvalue().replace("\xa0", " ")
