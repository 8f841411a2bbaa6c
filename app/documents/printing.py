"""Documents are laid out in a process of their own, one at a time.

Drawing the codes of 5,000 badges takes some 10 s of pure Python, in which each scan would wait for
the interpreter, and laying them out takes memory that Typst keeps. The process gives way to
everything else on the machine, and all that it took is free again when it ends.
"""

from collections.abc import Callable

from app.core.processes.calling import call_apart
from app.core.processes.process import ApartError, Bounds, LostError
from app.documents.errors import DocumentLostError, DocumentTooLargeError

_MEGABYTE = 1_000_000
BOUNDS = Bounds(
    processor_seconds=300,
    memory_bytes=5_000 * _MEGABYTE,
    seconds=600.0,
    answer_bytes=500 * _MEGABYTE,
)
"""What laying out one document may cost."""


def print_apart(render: Callable[..., bytes], *content: object) -> bytes:
    """Return what `render`, a function of a document's module, makes of the content.

    DocumentTooLargeError if that takes too much time or memory, DocumentLostError if it fails.
    """
    try:
        return call_apart(render, *content, bounds=BOUNDS)
    except LostError:
        raise DocumentLostError from None
    except ApartError:
        raise DocumentTooLargeError from None
