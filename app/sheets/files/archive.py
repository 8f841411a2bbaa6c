"""Parts of a zipped workbook, read as a stream of XML events within bounds.

Nothing is unpacked to memory or disk as a whole: every inflated byte is counted against one budget.
Only parts that are stored or deflated are read, as all programs write them: the other methods give
no bound to what one read unpacks.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from app.sheets.errors import (
    DamagedFileError,
    DangerousFileError,
    EncryptedFileError,
    StrangeCompressionError,
)
from app.sheets.files.limits import MEGABYTE, Limits
from app.sheets.files.markup import CHUNK, Data, End, Names, Start, parse_xml

_MAX_PARTS = 5_000
_DECLARED_FACTOR = 8
"""A workbook may declare parts that are never read (pictures), hence more than the budget."""
_ENCRYPTED = 0x1
_TORN = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError, struct.error)
"""What `zipfile` raises where an archive is damaged, places before its beginning included."""


class Archive:
    """A zip file of XML parts. Names of parts are told apart by neither case nor kind of slash."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._left = limits.inflated_bytes
        self._limit_mb = limits.inflated_bytes // MEGABYTE
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _TORN as error:
            raise DamagedFileError(part="zip") from error
        parts = self._zip.infolist()
        declared = sum(part.file_size for part in parts)
        if len(parts) > _MAX_PARTS or declared > _DECLARED_FACTOR * limits.inflated_bytes:
            raise DangerousFileError(limit_mb=self._limit_mb)
        self._parts = {part.filename.replace("\\", "/").lstrip("/").lower(): part for part in parts}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def start_of(self, name: str, size: int) -> bytes:
        """Return the first bytes of a part; none if there is no such part.

        Raises as `parse` does.
        """
        chunks = self._chunks(name, size) if name in self else iter(())
        return next(chunks, b"")

    def parse(
        self,
        name: str,
        start: Start,
        end: End | None = None,
        data: Data | None = None,
        names: Names | None = None,
    ) -> None:
        """Send the XML events of the part `name` to the callbacks.

        Raises DamagedFileError if the part is missing or torn, StrangeCompressionError,
        EncryptedFileError, DangerousFileError when the budget is spent, and what `parse_xml` does.
        """
        parse_xml(self._chunks(name, CHUNK), name, start, end, data, names)

    def _chunks(self, name: str, size: int) -> Iterator[bytes]:
        info = self._parts.get(name.lower())
        if info is None:
            raise DamagedFileError(part=name)
        if info.flag_bits & _ENCRYPTED:
            raise EncryptedFileError
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise StrangeCompressionError(part=name)
        try:
            with self._zip.open(info) as part:
                while chunk := part.read(size):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise DangerousFileError(limit_mb=self._limit_mb)
                    yield chunk
        except _TORN as error:
            raise DamagedFileError(part=name) from error
