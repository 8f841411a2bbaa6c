"""Jobs that a page asks for: handed out after the commit, and where their answers are shown."""

from fastapi import BackgroundTasks, Request, Response

from app.day.records import Proposal
from app.timetable.jobs import queue
from app.timetable.records import Analysis
from app.web.frame.pages import see_other


def proposed(request: Request, later: BackgroundTasks, made: Proposal) -> Response:
    """Hand a proposal's job out after the commit and send the browser to the proposal's page."""
    if made.analysis_id is not None:
        jobs_database = request.app.state.settings.jobs_database
        later.add_task(queue.hand_out, jobs_database, made.analysis_id, queue.ANALYSIS)
    return see_other(f"/events/{made.event_id}/changes/{made.number}")


def handed_out(request: Request, later: BackgroundTasks, asked: Analysis) -> Response:
    """Hand a question's job out after the commit and send the browser to the question's page."""
    jobs_database = request.app.state.settings.jobs_database
    later.add_task(queue.hand_out, jobs_database, asked.id, queue.ANALYSIS)
    return see_other(f"/events/{asked.event_id}/questions/{asked.number}")
