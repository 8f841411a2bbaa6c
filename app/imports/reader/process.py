"""Reading a list in a process of its own, within bounds."""

from collections.abc import Callable, Iterable, Iterator

from app.core.processes.process import (
    ApartError,
    Bounds,
    Process,
    Stop,
    TooHeavyError,
    TooSlowError,
)
from app.imports.reader import child
from app.imports.reader.talk import AsRead, Question, folded, heard
from app.imports.reader.wire import WireError
from app.sheets.errors import FileTooHeavyError, FileTooSlowError, ReaderLostError, SheetError
from app.sheets.files.limits import MEGABYTE

DEFAULT_BOUNDS = Bounds(
    processor_seconds=20,
    memory_bytes=1_000 * MEGABYTE,
    seconds=45.0,
    answer_bytes=96 * MEGABYTE,
)
"""What reading one list may cost.

An honest one of 20,000 rows and 12 columns takes 2 s of a processor and 130 MB; with 100 columns it
takes 7 s and 350 MB.
"""


def read_apart(
    question: Question,
    content: bytes,
    bounds: Bounds = DEFAULT_BOUNDS,
    started: Callable[[Stop], None] | None = None,
) -> AsRead:
    """Read a file in a process of its own; return what applying it would bring.

    `started` is given what ends the process at once. Raises a SheetError if the file cannot be
    used, also where reading it takes too much or ends the process.
    """
    try:
        with Process(child.__name__, question.line() + content, bounds) as process:
            if started:
                started(process.kill)
            try:
                said: list[bytes] = []
                read = heard(question, _noted(process.lines(), said))
                return AsRead(read, folded(said))
            except WireError as error:
                raise process.why_it_ended(error) from None
    except ApartError as error:
        raise _refusal(error) from None


def _noted(lines: Iterable[bytes], said: list[bytes]) -> Iterator[bytes]:
    """Yield the lines, and keep those that were taken."""
    for line in lines:
        said.append(line)
        yield line


def _refusal(error: ApartError) -> SheetError:
    if isinstance(error, TooHeavyError):
        return FileTooHeavyError()
    return FileTooSlowError() if isinstance(error, TooSlowError) else ReaderLostError()
