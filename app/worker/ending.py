"""When the worker is to end: at a signal, or once its parent is gone."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Sequence
from multiprocessing.connection import wait
from types import FrameType
from typing import Any

Source = Any
"""A file descriptor, or what has one: ready to read once there is something to see."""


class Ending:
    """Hears SIGTERM and SIGINT, and, if so asked, the end of standard input.

    `sources` become ready to read when it is worth asking again. No thread listens, as a process
    with threads must not fork.
    """

    def __init__(self, *, with_input: bool) -> None:
        self._reader, self._writer = os.pipe()
        os.set_blocking(self._writer, False)
        self._is_due = False
        self.sources: Sequence[Source] = [
            self._reader,
            *([sys.stdin.fileno()] if with_input else []),
        ]
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._hear)

    def is_due(self) -> bool:
        """Whether it is time to end."""
        self.wait(0)
        return self._is_due

    def wait(self, seconds: float) -> None:
        """Return when it is time to end, or after that time."""
        if self._is_due:
            return
        for source in wait(self.sources, seconds):
            if source == self._reader or not os.read(int(str(source)), 1024):
                self._is_due = True

    def _hear(self, number: int, frame: FrameType | None) -> None:
        self._is_due = True
        os.write(self._writer, b"!")


def parent_gone() -> Source:
    """What becomes ready, in a child of the worker program, once that is gone."""
    parent = multiprocessing.parent_process()
    if parent is None:
        raise RuntimeError("this is to run in a child of the worker program")
    return parent.sentinel
