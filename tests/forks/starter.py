"""A process that imports modules once, and is copied for each start that it is asked for.

`python -m tests.forks.starter SOCKET MODULE...`; `tests.forks.copies` speaks to it. A copy runs a
module as `python -m` would. It has its own standard streams, environment, group, limits and end.
"""

import gc
import importlib
import os
import pickle
import runpy
import selectors
import signal
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

MOST_BYTES = 1 << 17
"""How long a message may be, most of which is an environment."""
NUMBER_BYTES = 8
STREAMS = 3


@dataclass(frozen=True, slots=True)
class Start:
    """What a copy runs."""

    module: str
    arguments: tuple[str, ...]
    environment: dict[str, str]


def as_told(number: int) -> bytes:
    """Return how a copy's id, and later the code it ended with, is told to who asked for it."""
    return number.to_bytes(NUMBER_BYTES, "big", signed=True)


class Starter:
    """Takes starts from a line, and tells of each copy its id and its end."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._woken, self._wake = socket.socketpair()
        for end in (self._woken, self._wake):
            end.setblocking(False)
        self._reports: dict[int, int] = {}

    def wait(self) -> tuple[Start, list[int]] | None:
        """Return in each copy what it runs, with its standard streams; None once nobody asks."""
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with who asks
        signal.set_wakeup_fd(self._wake.fileno())
        with selectors.DefaultSelector() as selector:
            selector.register(self._line, selectors.EVENT_READ)
            selector.register(self._woken, selectors.EVENT_READ)
            while True:
                ready = {key.fileobj for key, _ in selector.select()}
                if self._woken in ready:
                    self._woken.recv(NUMBER_BYTES)
                    self._report_ends()
                if self._line not in ready:
                    continue
                message, files, _, _ = socket.recv_fds(self._line, MOST_BYTES, STREAMS + 1)
                if not message:
                    self._end_copies()
                    return None
                if not self._is_original(files):
                    return pickle.loads(message), files[:STREAMS]  # noqa: S301 - from our tests

    def _is_original(self, files: Sequence[int]) -> bool:
        """Make a copy; return whether this is not the copy."""
        pid = os.fork()
        if not pid:
            self._forget(files[STREAMS])
            return False
        self._reports[pid] = files[STREAMS]
        os.write(files[STREAMS], as_told(pid))
        for stream in files[:STREAMS]:
            os.close(stream)
        return True

    def _forget(self, report: int) -> None:
        """Leave to the original what is its own."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for own in (self._line, self._woken, self._wake):
            own.close()
        for other in (report, *self._reports.values()):
            os.close(other)

    def _report_ends(self) -> None:
        while self._reports:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            report = self._reports.pop(pid)
            with suppress(BrokenPipeError):  # nobody wants to know any more
                os.write(report, as_told(os.waitstatus_to_exitcode(status)))
            os.close(report)

    def _end_copies(self) -> None:
        for pid in self._reports:
            os.kill(pid, signal.SIGKILL)


def become(start: Start, streams: Sequence[int]) -> None:
    """Run what a process just started would run, with these standard streams.

    What else is in the environment was set by the interpreter for itself.
    """
    os.setsid()
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.update(start.environment)
    sys.argv = [start.module, *start.arguments]
    sys.modules.pop(start.module, None)  # as the main module it is read once more
    runpy.run_module(start.module, run_name="__main__", alter_sys=True)


def main() -> None:
    """Import what is named, then wait; end with the last copy's work in a copy."""
    line = socket.socket(fileno=int(sys.argv[1]))
    for name in sys.argv[2:]:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    asked = Starter(line).wait()
    if asked is not None:
        become(*asked)


if __name__ == "__main__":
    main()
