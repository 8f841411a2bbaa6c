"""What happens when analyses end; registered wherever a program is assembled."""

from app.day.proposals import service
from app.timetable.questions.service import when_ended
from app.timetable.records import AnalysisKind


def register() -> None:
    """Let proposals store the answers of their repairs, in this process."""
    when_ended(AnalysisKind.REPAIR, service.analysis_ended)
