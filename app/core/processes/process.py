"""Starting a process for one piece of work, telling it what to do, and hearing its answer."""

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

from app.core.processes import child

_CHUNK = 1 << 16
_COMPLAINT_BYTES = 4_096
log = structlog.get_logger(__name__)
Stop = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one piece of work may cost."""

    processor_seconds: int
    memory_bytes: int
    seconds: float
    """From start to end, however busy the machine is."""
    answer_bytes: int


class ApartError(Exception):
    """A process gave no sound answer."""


class TooHeavyError(ApartError):
    """The work took more memory, or its answer is longer, than it may."""


class TooSlowError(ApartError):
    """The work took longer than it may."""


class LostError(ApartError):
    """The process failed or was ended."""


def _start(module: str, limits: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own module, and numbers
        [sys.executable, "-P", "-S", "-m", module, *limits],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},  # and no secret of ours
        start_new_session=True,
    )


class Process:
    """One running process: a module whose `__main__` calls `child.answer`."""

    def __init__(self, module: str, told: bytes, bounds: Bounds) -> None:
        self._module = module
        self._bounds = bounds
        self._complaint = b""
        self._told = memoryview(told)
        limits = [str(bounds.processor_seconds), str(bounds.memory_bytes)]
        self._process = _start(module, limits)
        self._ends_at = time.monotonic() + bounds.seconds
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

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()

    def lines(self) -> Iterator[bytes]:
        """Yield the lines of the answer, while the process is told; errors as of `chunks`."""
        pieces: list[bytes] = []
        for chunk in self.chunks():
            rest, *lines = chunk.split(b"\n")
            for line in lines:
                yield b"".join([*pieces, rest])
                pieces, rest = [], line
            pieces.append(rest)

    def chunks(self) -> Iterator[bytes]:
        """Yield the answer in pieces, while the process is told, until it closes its output.

        Raises TooHeavyError and TooSlowError; an answer may end early (`why_it_ended`).
        """
        size = 0
        for chunk in self._heard():
            size += len(chunk)
            if size > self._bounds.answer_bytes:
                raise TooHeavyError
            yield chunk

    def succeeded(self) -> bool:
        """Return, once its output is closed, whether the process ended as it should."""
        return self._ended() == 0

    def why_it_ended(self, said: object = "") -> ApartError:
        """Return what to tell of a process that gave no sound answer; `said` is for the log."""
        code = self._ended()
        if code == child.OUT_OF_MEMORY:
            return TooHeavyError()
        if code is None or code == -signal.SIGXCPU:
            return TooSlowError()
        complaint = self._complaint.decode(errors="replace")
        log.error(
            "process_lost",
            module=self._module,
            exit_code=code,
            said=str(said),
            complaint=complaint,
        )
        return LostError()

    def _ended(self) -> int | None:
        """Return the code that the process ends with; None if it does not end in time."""
        try:
            return self._process.wait(max(self._ends_at - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            return None

    def _heard(self) -> Iterator[bytes]:
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
                    raise TooSlowError
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
            return False  # it has refused what it is told, or is no more
        self._told = self._told[taken:]
        return bool(self._told)
