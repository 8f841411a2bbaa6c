"""The shared texts of a workbook."""

import re

from app.sheets.errors import DangerousFileError
from app.sheets.files.archive import Archive
from app.sheets.files.cells import plain_text
from app.sheets.files.limits import MEGABYTE, Limits

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Resolve `_x000D_` and the like, which stand for characters that XML cannot hold.

    Halves of a character (`_xD83D_`) are put together; what no text can hold is left out.
    """
    if "_x" not in text:
        return text
    return plain_text(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text))


def read_shared_texts(archive: Archive, part: str, limits: Limits) -> list[str]:
    """Return the shared texts; runs of rich text joined, phonetic hints left out."""
    texts: list[str] = []
    pieces: list[str] = []
    state = {"in_text": False, "in_hint": False, "total": 0}

    def start(tag: str, _: dict[str, str]) -> None:
        if tag == "t":
            state["in_text"] = not state["in_hint"]
        elif tag == "si":
            pieces.clear()
        elif tag == "rPh":
            state["in_hint"] = True

    def end(tag: str) -> None:
        if tag == "t":
            state["in_text"] = False
        elif tag == "si":
            if len(texts) >= limits.cells:
                raise DangerousFileError(limit_mb=limits.text_characters // MEGABYTE)
            texts.append(unescaped("".join(pieces)))
        elif tag == "rPh":
            state["in_hint"] = False

    def data(chunk: str) -> None:
        if state["in_text"]:
            state["total"] += len(chunk)
            if state["total"] > limits.text_characters:
                raise DangerousFileError(limit_mb=limits.text_characters // MEGABYTE)
            pieces.append(chunk)

    archive.parse(part, start, end, data)
    return texts
