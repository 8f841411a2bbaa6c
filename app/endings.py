"""Who is told when an analysis ends: wired where a program is put together."""

from app.day.proposals import service
from app.timetable.questions.service import when_ended
from app.timetable.records import AnalysisKind


def tell_owners() -> None:
    """Let a proposal know what became of its repair, in this process."""
    when_ended(AnalysisKind.REPAIR, service.analysis_ended)
