"""The archive in a backup: what it says of itself, then its files, in one pass each way."""

import gzip
import hashlib
import tarfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, cast

from pydantic import AwareDatetime, BaseModel, ValidationError

from app.backup.errors import BackupError
from app.backup.keys import Lock, Opener
from app.backup.sealing import PART, OpenedReader, SealedWriter

FORMAT: Final = 1
_MANIFEST: Final = "manifest.json"
_LARGEST_MANIFEST: Final = 4 << 20
_LEVEL: Final = 6
DATABASE: Final = "databases/titik-temu"
JOBS: Final = "databases/jobs"
KEY: Final = "keys/secret.key"
"""The installation's secret key, where its file is not in the data folder."""
FILES: Final = "files"
"""Where in an archive the data folder's other files are."""


class Member(BaseModel):
    """A file of an archive."""

    name: str
    size: int
    sha256: str


class Manifest(BaseModel):
    """What an archive says of itself."""

    format: int = FORMAT
    made_at: AwareDatetime
    version: str
    """Version of the program that made it."""
    dialect: str
    """What its databases are: `sqlite` files, or dumps of `postgresql`."""
    revisions: list[str] = []
    """Revision of the application's schema; empty where the tools do not say."""
    members: list[Member]


def described(
    files: Sequence[tuple[str, Path]],
    *,
    at: datetime,
    version: str,
    dialect: str,
    revisions: Sequence[str],
) -> Manifest:
    """Return what an archive of these files, by name, is to say of itself."""
    members = [
        Member(name=name, size=file.stat().st_size, sha256=_digest(file)) for name, file in files
    ]
    return Manifest(
        made_at=at, version=version, dialect=dialect, revisions=list(revisions), members=members
    )


def write(
    sink: BinaryIO, manifest: Manifest, files: Sequence[tuple[str, Path]], lock: Lock
) -> None:
    """Write an archive of these files."""
    with (
        SealedWriter(sink, lock) as sealed,
        gzip.GzipFile(fileobj=cast("BinaryIO", sealed), mode="wb", compresslevel=_LEVEL) as packed,
        tarfile.open(fileobj=packed, mode="w|") as archive,
    ):
        said = manifest.model_dump_json(indent=1).encode()
        head = tarfile.TarInfo(_MANIFEST)
        head.size = len(said)
        archive.addfile(head, _Bytes(said))
        for (name, file), member in zip(files, manifest.members, strict=True):
            info = tarfile.TarInfo(name)
            info.size, info.mode = member.size, 0o600
            with file.open("rb") as source:
                archive.addfile(info, source)


@contextmanager
def opened(source: BinaryIO, opener: Opener) -> Iterator["Opened"]:
    """Open an archive; BackupError for a wrong key or damage, also while its files are read."""
    try:
        packed = gzip.GzipFile(fileobj=cast("BinaryIO", OpenedReader(source, opener)), mode="rb")
        with tarfile.open(fileobj=packed, mode="r|") as archive:
            yield Opened(archive, packed)
    except (tarfile.TarError, zlib.error, EOFError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # of the disk, not of the archive
        raise BackupError("damaged") from None


class Opened:
    """An archive that is being read: what it says, then its files in their order."""

    def __init__(self, archive: tarfile.TarFile, packed: gzip.GzipFile) -> None:
        self._archive = archive
        self._packed = packed
        self.manifest = self._read_manifest()

    def extract(self, folder: Path) -> None:
        """Write the files into a folder, and check that all is there as the manifest says."""
        for member in self.manifest.members:
            target = folder / _inside(member.name)
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            target.touch(mode=0o600)
            with target.open("wb") as sink:
                self._copy(member, sink)
        self._end()

    def _copy(self, member: Member, sink: BinaryIO) -> None:
        found = self._archive.next()
        source = None if found is None else self._archive.extractfile(found)
        if (
            found is None
            or source is None
            or (found.name, found.size) != (member.name, member.size)
        ):
            raise BackupError("damaged")
        digest = hashlib.sha256()
        while part := source.read(PART):
            digest.update(part)
            sink.write(part)
        if digest.hexdigest() != member.sha256:
            raise BackupError("damaged")

    def _end(self) -> None:
        """Read to the very end, where it shows whether something was cut off."""
        if self._archive.next() is not None:
            raise BackupError("damaged")
        while self._packed.read(PART):
            pass

    def _read_manifest(self) -> Manifest:
        head = self._archive.next()
        source = None if head is None or head.name != _MANIFEST else self._archive.extractfile(head)
        if head is None or source is None or head.size > _LARGEST_MANIFEST:
            raise BackupError("not_a_backup")
        try:
            manifest = Manifest.model_validate_json(source.read())
        except ValidationError:
            raise BackupError("newer") from None
        if manifest.format != FORMAT:
            raise BackupError("newer")
        return manifest


class _Bytes:
    """Bytes that are read like a file."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def read(self, size: int = -1) -> bytes:
        size = len(self._data) if size < 0 else size
        part, self._data = self._data[:size], self._data[size:]
        return part


def _inside(name: str) -> PurePosixPath:
    """Return a member's name as a path that stays within a folder."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts or "\\" in name:
        raise BackupError("damaged")
    return path


def _digest(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
