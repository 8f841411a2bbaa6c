"""Parts of a zipped workbook, read as a stream of XML events within bounds.

Nothing is unpacked to memory or disk as a whole: expat is fed in chunks, every inflated byte is
counted against one budget, and a part that declares a document type or entities is refused.
"""

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any, NoReturn
from xml.parsers import expat

from app.sheets.errors import DamagedFileError, DangerousFileError, ForbiddenXmlError
from app.sheets.files.limits import MEGABYTE, Limits

_CHUNK = 1 << 16
_MAX_PARTS = 5_000
_DECLARED_FACTOR = 8
"""A workbook may declare parts that are never read (pictures), hence more than the budget."""

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Data = Callable[[str], None]


class LocalNames(dict[str, str]):
    """Element or attribute name -> the name without its namespace prefix."""

    def __missing__(self, name: str) -> str:
        local = self[name] = name.rpartition(":")[2]
        return local


class Archive:
    """A zip file of XML parts."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._left = limits.inflated_bytes
        self._limit_mb = limits.inflated_bytes // MEGABYTE
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise DamagedFileError(part="zip") from error
        parts = self._zip.infolist()
        declared = sum(part.file_size for part in parts)
        if len(parts) > _MAX_PARTS or declared > _DECLARED_FACTOR * limits.inflated_bytes:
            raise DangerousFileError(limit_mb=self._limit_mb)
        self._parts = {part.filename.replace("\\", "/").lstrip("/").lower(): part for part in parts}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def parse(
        self, name: str, start: Start, end: End | None = None, data: Data | None = None
    ) -> None:
        """Send the XML events of the part `name` to the callbacks.

        Raises DamagedFileError if the part is missing or is not sound XML, DangerousFileError when
        the budget is spent, ForbiddenXmlError for a document type.
        """

        def forbid(*_: Any) -> NoReturn:
            raise ForbiddenXmlError(part=name)

        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = forbid
        parser.EntityDeclHandler = forbid
        parser.StartElementHandler = start
        if end:
            parser.EndElementHandler = end
        if data:
            parser.CharacterDataHandler = data
        try:
            with self._zip.open(self._parts[name.lower()]) as part:
                while chunk := part.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise DangerousFileError(limit_mb=self._limit_mb)
                    parser.Parse(chunk, False)
                parser.Parse(b"", True)
        except (expat.ExpatError, zipfile.BadZipFile, zlib.error) as error:
            raise DamagedFileError(part=name) from error
        except (LookupError, RuntimeError, EOFError, OSError, ValueError) as error:
            # numbers out of range, an encrypted part, an unknown compression, a torn stream
            raise DamagedFileError(part=name) from error
