"""Processes started as copies, which are used as those of `subprocess.Popen` are."""

import os
import pickle
import selectors
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from threading import Lock
from types import TracebackType
from typing import IO, Self

from tests.forks import starter
from tests.forks.starter import NUMBER_BYTES, Start


class Copy:
    """A process that was started as a copy."""

    def __init__(self, streams: tuple[IO[bytes], IO[bytes], IO[bytes]], report: int) -> None:
        self.stdin, self.stdout, self.stderr = streams
        self.returncode: int | None = None
        self._report = report
        self._turn = Lock()
        self.pid = self._number()

    def wait(self, timeout: float | None = None) -> int:
        """Return the code that it ends with; raises subprocess.TimeoutExpired."""
        with self._turn:
            if self.returncode is None:
                with selectors.DefaultSelector() as selector:
                    selector.register(self._report, selectors.EVENT_READ)
                    if not selector.select(timeout):
                        raise subprocess.TimeoutExpired(f"copy {self.pid}", timeout or 0)
                self.returncode = self._number()
                os.close(self._report)
            return self.returncode

    def kill(self) -> None:
        """End it at once, unless it has ended."""
        if self.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def _number(self) -> int:
        told = os.read(self._report, NUMBER_BYTES)
        if len(told) < NUMBER_BYTES:
            raise RuntimeError("the process that is copied has ended")
        return int.from_bytes(told, "big", signed=True)


class Copies:
    """Starts processes as copies of one that has imported these modules, which begins when needed.

    That one ends with the context.
    """

    def __init__(self, *modules: str) -> None:
        self._modules = modules
        self._line: socket.socket | None = None
        self._original: subprocess.Popen[bytes] | None = None
        self._turn = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._line is not None and self._original is not None:
            self._line.close()
            self._original.wait()

    def start(self, start: Start) -> Copy:
        """Start a process, with pipes to its standard streams."""
        line = self._begun()
        told, own_told = os.pipe()
        own_heard, heard = os.pipe()
        own_complaint, complaint = os.pipe()
        own_report, report = os.pipe()
        given = told, heard, complaint, report
        socket.send_fds(line, [pickle.dumps(start)], given)
        for one in given:
            os.close(one)
        streams = (
            os.fdopen(own_told, "wb", 0),
            os.fdopen(own_heard, "rb"),
            os.fdopen(own_complaint, "rb"),
        )
        return Copy(streams, own_report)

    def _begun(self) -> socket.socket:
        with self._turn:
            if self._line is None:
                self._line, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
                path = os.pathsep.join(filter(None, sys.path))
                number = str(other.fileno())
                with other:
                    self._original = subprocess.Popen(
                        [
                            sys.executable,
                            "-P",
                            "-S",
                            "-m",
                            starter.__name__,
                            number,
                            *self._modules,
                        ],
                        stdin=subprocess.DEVNULL,
                        env={"PYTHONPATH": path},
                        pass_fds=[other.fileno()],
                    )
            return self._line
