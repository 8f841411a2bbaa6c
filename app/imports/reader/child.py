"""The process that reads one list: `python -m app.imports.reader.child SECONDS BYTES`.

It takes a question and a file from its standard input, answers on its standard output and ends.
It may use so many seconds of a processor and so many bytes of memory; it writes no file, and it
gives way to whatever else the machine has to do.
"""

import os
import resource
import signal
import sys
import traceback
from collections.abc import Iterator
from types import FrameType
from typing import Any

from app.imports.reader.talk import answer_lines, question_of, refusal_lines, send
from app.sheets.errors import SheetError
from app.sheets.files.limits import Limits
from app.sheets.lists.preview import Preview, preview
from app.sheets.values.regions.shipped import area_of
from app.sheets.values.tags import Taxonomy

OUT_OF_MEMORY, FAILED = 71, 72
"""Codes that the process ends with when it ends without an answer."""
_NICENESS = 10
_LOOKS_EVERY = 0.05


def main() -> None:
    """Read one list."""
    seconds, memory = map(int, sys.argv[1:])
    bound(seconds, memory)
    try:
        send(_answer(), sys.stdout.buffer)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception:
        # Where it failed, but not at what: an error's own words may quote the list.
        kind, _, trace = sys.exc_info()
        frames = "".join(traceback.format_tb(trace))
        os.write(2, f"{frames}{kind.__name__ if kind else ''}\n".encode())
        os._exit(FAILED)
    os._exit(0)  # nothing is left to be tidied up


def bound(seconds: int, memory: int) -> None:
    """Bound this process from now on."""
    os.nice(_NICENESS)
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


def _answer() -> Iterator[bytes]:
    source = sys.stdin.buffer
    question = question_of(source.readline())
    content = source.read()
    try:
        read: Preview[Any] = preview(
            question.kind,
            content,
            question.filename,
            regions=area_of(question.regions),
            taxonomy=Taxonomy(question.tags),
            partner_names=question.partner_names,
            mapping=question.mapping,
            sheet=question.sheet,
            limits=Limits(file_bytes=len(content)),
            today=question.today,
        )
    except SheetError as error:
        return refusal_lines(error)
    return answer_lines(read)


if __name__ == "__main__":
    main()
