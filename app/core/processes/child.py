"""The side of a process that does one piece of work: `python -m MODULE SECONDS BYTES`.

It takes what it is told from its standard input, answers on its standard output and ends. It may
use so many seconds of a processor and so many bytes of memory; it writes no file, and it gives way
to whatever else the machine has to do.
"""

import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Iterable
from types import FrameType
from typing import IO

OUT_OF_MEMORY, FAILED = 71, 72
"""Codes that the process ends with when it ends without an answer."""
GIVING_WAY = 10
"""How much nicer than its starter the process is, on the scale of `nice`."""
_LOOKS_EVERY = 0.05


def answer(work: Callable[[IO[bytes]], Iterable[bytes]]) -> None:
    """Do the work of this process, which gets its standard input, and end the process."""
    seconds, memory = map(int, sys.argv[1:])
    bound(seconds, memory)
    try:
        for piece in work(sys.stdin.buffer):
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception:
        # Where it failed, but not at what: an error's own words may quote personal data.
        kind, _, trace = sys.exc_info()
        frames = "".join(traceback.format_tb(trace))
        os.write(2, f"{frames}{kind.__name__ if kind else ''}\n".encode())
        os._exit(FAILED)
    os._exit(0)  # nothing is left to be tidied up


def bound(seconds: int, memory: int) -> None:
    """Bound this process from now on."""
    os.nice(GIVING_WAY)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    if sys.platform != "darwin":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    else:
        _watch_memory(memory)


def _watch_memory(memory: int) -> None:
    """End this process once it has used too much memory: macOS refuses none."""

    def look(_signal: int, _frame: FrameType | None) -> None:
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > memory:
            os._exit(OUT_OF_MEMORY)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _LOOKS_EVERY, _LOOKS_EVERY)
