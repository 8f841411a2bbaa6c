"""Starting the process that reads a list, feeding it, and hearing its answer within bounds."""

import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Self, cast

import structlog

from app.imports.reader import child
from app.imports.reader.talk import AnyPreview, Question, heard
from app.imports.reader.wire import WireError
from app.sheets.errors import FileTooHeavyError, FileTooSlowError, ReaderLostError, SheetError
from app.sheets.files.limits import MEGABYTE

_CHUNK = 1 << 16
_COMPLAINT_BYTES = 4_096
log = structlog.get_logger(__name__)
Stop = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What reading one list may cost.

    An honest one of 20,000 rows and 12 columns takes 2 s of a processor and 130 MB; with 100
    columns it takes 7 s and 350 MB.
    """

    processor_seconds: int = 20
    memory_bytes: int = 1_000 * MEGABYTE
    seconds: float = 45.0
    """From start to end, however busy the machine is."""
    answer_bytes: int = 96 * MEGABYTE


DEFAULT_BOUNDS = Bounds()


def read_apart(
    question: Question,
    content: bytes,
    bounds: Bounds = DEFAULT_BOUNDS,
    started: Callable[[Stop], None] | None = None,
) -> AnyPreview:
    """Read a file in a process of its own; return what applying it would bring.

    `started` is given what ends the process at once. Raises a SheetError if the file cannot be
    used, also where reading it takes too much or ends the process.
    """
    with _Child(question.line() + content, bounds) as process:
        if started:
            started(process.kill)
        try:
            return heard(question, process.lines())
        except WireError as error:
            raise process.why_it_ended(error) from None


class _Child:
    """One running process."""

    def __init__(self, told: bytes, bounds: Bounds) -> None:
        self._bounds = bounds
        self._ends_at = time.monotonic() + bounds.seconds
        self._complaint = b""
        self._told = memoryview(told)
        limits = [str(bounds.processor_seconds), str(bounds.memory_bytes)]
        self._process = subprocess.Popen(  # noqa: S603 - our own module, and numbers
            [sys.executable, "-P", "-S", "-m", child.__name__, *limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},  # and no secret of ours
            start_new_session=True,
        )
        pipes = self._process.stdin, self._process.stdout, self._process.stderr
        self._streams = cast(tuple[IO[bytes], IO[bytes], IO[bytes]], pipes)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
        self._process.wait()
        for stream in self._streams:
            with suppress(BrokenPipeError):
                stream.close()

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()

    def lines(self) -> Iterator[bytes]:
        """Yield the lines of the answer, while the file is handed over; ends with the process."""
        pieces: list[bytes] = []
        size = 0
        for chunk in self._chunks():
            size += len(chunk)
            if size > self._bounds.answer_bytes:
                raise FileTooHeavyError
            rest, *lines = chunk.split(b"\n")
            for line in lines:
                yield b"".join([*pieces, rest])
                pieces, rest = [], line
            pieces.append(rest)

    def why_it_ended(self, said: WireError) -> SheetError:
        """Return what to tell of a process that gave no sound answer."""
        code = self._process.wait(max(self._ends_at - time.monotonic(), 0))
        if code == child.OUT_OF_MEMORY:
            return FileTooHeavyError()
        if code == -signal.SIGXCPU:
            return FileTooSlowError()
        complaint = self._complaint.decode(errors="replace")
        log.error("list_reader_lost", exit_code=code, said=str(said), complaint=complaint)
        return ReaderLostError()

    def _chunks(self) -> Iterator[bytes]:
        """Yield what comes from the process, until it has closed its output."""
        told, out, complaints = self._streams
        with selectors.DefaultSelector() as selector:
            for stream in self._streams:
                os.set_blocking(stream.fileno(), False)
            selector.register(told, selectors.EVENT_WRITE)
            selector.register(out, selectors.EVENT_READ)
            selector.register(complaints, selectors.EVENT_READ)
            while True:
                left = self._ends_at - time.monotonic()
                ready = {key.fileobj for key, _ in selector.select(left)} if left > 0 else None
                if not ready:
                    raise FileTooSlowError
                if told in ready and not self._tell():
                    selector.unregister(told)
                    told.close()
                if complaints in ready:
                    more = os.read(complaints.fileno(), _CHUNK)
                    self._complaint = (self._complaint + more)[-_COMPLAINT_BYTES:]
                    if not more:
                        selector.unregister(complaints)
                if out in ready:
                    chunk = os.read(out.fileno(), _CHUNK)
                    if not chunk:
                        return
                    yield chunk

    def _tell(self) -> bool:
        """Hand on as much as the process takes; return whether there is more to be told."""
        try:
            taken = os.write(self._streams[0].fileno(), self._told[:_CHUNK])
        except BrokenPipeError:
            return False  # it has refused the file, or is no more
        self._told = self._told[taken:]
        return bool(self._told)
