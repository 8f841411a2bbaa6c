"""Files that commands read and write."""

from pathlib import Path

from scheduler.model import io
from scheduler.model.problem import Problem


class BadInputError(Exception):
    """A file or an argument cannot be used; the message is one line for the user."""


def read(path: Path) -> bytes:
    """Return the content of a file; raises `BadInputError` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInputError(f"{path}: {error.strerror}") from error


def write(path: Path, text: str) -> None:
    """Write text and a line end to a file; raises `BadInputError` where it cannot be written."""
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise BadInputError(f"{path}: {error.strerror}") from error


def read_problem(path: Path) -> Problem:
    """Return the problem in a file; raises `BadInputError` where there is none."""
    try:
        return io.load_problem(read(path))
    except io.FormatError as error:
        raise BadInputError(f"{path}: {error}") from error
