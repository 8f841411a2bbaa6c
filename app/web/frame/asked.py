"""Where a page leads once something was asked that a worker answers."""

from fastapi import Response

from app.day.records import Proposal
from app.timetable.records import Analysis
from app.web.frame.pages import see_other


def proposed(made: Proposal) -> Response:
    """Lead to a proposal's page."""
    return see_other(f"/events/{made.event_id}/changes/{made.number}")


def asked_about(asked: Analysis) -> Response:
    """Lead to a question's page."""
    return see_other(f"/events/{asked.event_id}/questions/{asked.number}")
