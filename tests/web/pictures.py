"""Pictures of codes turned into pixels."""

import re
from base64 import b64decode

import numpy as np
import numpy.typing as npt

PIXELS = 8


def picture_of(address: str) -> npt.NDArray[np.uint8]:
    """Return the pixels of a code's SVG, given as the address of an image."""
    svg = b64decode(address.partition("base64,")[2]).decode()
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])  # type: ignore[index]
    modules = np.full((size, size), 255, np.uint8)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h", svg):
        modules[int(y), int(x) : int(x) + int(width)] = 0
    return modules.repeat(PIXELS, 0).repeat(PIXELS, 1)
