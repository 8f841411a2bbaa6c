"""From jobs to wire shapes."""

from app.core.locale import Locale, text
from app.timetable.jobs.schemas import FailureOut


def failure_out(code: str | None, locale: Locale) -> FailureOut | None:
    """Return why a run or an analysis failed; None if it did not."""
    if code is None:
        return None
    return FailureOut(code=code, detail=text(f"timetable.failed_{code}", locale))
