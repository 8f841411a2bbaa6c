"""From print runs to wire shapes."""

from collections.abc import Sequence

from sqlmodel import Session

from app.core.http.middleware import API
from app.core.locale import Locale, has_text, text
from app.documents.names import OF_A_DAY
from app.documents.wishes import wish_of
from app.printing import queries
from app.printing.records import PrintRun
from app.printing.schemas import PrintFileOut, PrintRunOut
from app.timetable.jobs.schemas import FailureOut
from app.timetable.jobs.views import failure_out
from app.timetable.records import RunStatus


def runs_out(session: Session, runs: Sequence[PrintRun], locale: Locale) -> list[PrintRunOut]:
    """Return print runs; the files of those that have finished."""
    ready = {run.id for run in runs if run.status is RunStatus.FINISHED}
    sizes = queries.sizes(session, ready) if ready else {}
    told = set(PrintRunOut.model_fields) - {"files", "failure", "day"}
    return [
        PrintRunOut(
            **run.model_dump(include=told),
            day=wish_of(run.wish).choice.day if run.document in OF_A_DAY else None,
            failure=_failure(run.failure, locale),
            files=[
                PrintFileOut(number=number, size=size, href=f"{place(run)}/files/{number}")
                for number, size in sizes.get(run.id, ())
            ],
        )
        for run in runs
    ]


def place(run: PrintRun) -> str:
    """Return the address of a print run."""
    return f"{API}/events/{run.event_id}/print-runs/{run.id}"


def _failure(code: str | None, locale: Locale) -> FailureOut | None:
    if code is not None and has_text(f"errors.{code}"):
        return FailureOut(code=code, detail=text(f"errors.{code}", locale))
    return failure_out(code, locale)
