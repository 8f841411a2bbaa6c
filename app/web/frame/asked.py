"""Redirects from a form that asks a worker for something to the page of its answer."""

from fastapi import Response

from app.day.proposals.records import Proposal
from app.timetable.records import Analysis
from app.web.frame.pages import see_other


def proposed(made: Proposal) -> Response:
    """Return a redirect to a proposal's page."""
    return see_other(f"/events/{made.event_id}/changes/{made.number}")


def asked_about(asked: Analysis) -> Response:
    """Return a redirect to a question's page."""
    return see_other(f"/events/{asked.event_id}/questions/{asked.number}")
