"""What happens when analyses end; every program registers it at its start."""

from app.day.proposals import service
from app.timetable.questions.service import when_ended
from app.timetable.records import AnalysisKind


def register() -> None:
    """In this process, have proposals store the answers of their repairs."""
    when_ended(AnalysisKind.REPAIR, service.analysis_ended)
