"""Numbers in arguments and in what commands print."""

import argparse

from scheduler.model.solution import Value


def seconds(text: str) -> float:
    """Parse a positive, finite number of seconds."""
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not a positive number of seconds")
    return value


def count(text: str) -> int:
    """Parse a positive number."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a positive number")
    return value


def value_text(value: Value | None) -> str:
    """Return a tier's value or bound as text."""
    return "unknown" if value is None else " ".join(map(str, value)) or "nothing"
