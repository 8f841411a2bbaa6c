"""How much of a file is read before it is refused."""

from dataclasses import dataclass
from pathlib import Path

from app.sheets.errors import FileTooLargeError

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file. They bound memory: parts are streamed, and reading stops at a bound."""

    file_bytes: int = 20 * MEGABYTE
    inflated_bytes: int = 128 * MEGABYTE
    """What all parts of a workbook that are read may unpack to."""
    rows: int = 20_000
    columns: int = 200
    cells: int = 3_000_000
    """What all tables of a file may hold together, empty cells before a full one included."""
    cell_characters: int = 32_767
    text_characters: int = 32 * MEGABYTE
    """What all texts of a workbook may hold together."""

    def check_size(self, size: int) -> None:
        """Refuse a file of `size` bytes if that is too much."""
        if size > self.file_bytes:
            raise FileTooLargeError(
                limit_mb=self.file_bytes // MEGABYTE, size_mb=round(size / MEGABYTE, 1)
            )


DEFAULT_LIMITS = Limits()


def read_bounded(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Read a file, but not one that is too large: that is refused before it is read."""
    limits.check_size(path.stat().st_size)
    with path.open("rb") as file:
        data = file.read(limits.file_bytes + 1)
    limits.check_size(len(data))
    return data
