"""Times of a day, as minutes."""

from scheduler.model.validation import ProblemError

MINUTES_OF_A_DAY = 24 * 60


def minutes_of(time: str | int) -> int:
    """Return minutes since midnight; raises `ProblemError` for text that is no time."""
    if isinstance(time, int):
        return time
    hours, colon, minutes = time.partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal() and int(minutes) < 60):  # noqa: PLR2004
        raise ProblemError(f"{time!r} is no time; write it like '09:30'")
    return int(hours) * 60 + int(minutes)
