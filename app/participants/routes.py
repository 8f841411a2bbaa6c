"""All routers of participants."""

from typing import Final

from app.meetings.agenda import routes as agenda
from app.participants.calendars import routes as calendars
from app.participants.directory import routes as directory
from app.participants.feedback import routes as feedback
from app.participants.pushes import routes as pushes
from app.participants.wishes import routes as wishes

ROUTERS: Final = (
    agenda.router,
    directory.router,
    calendars.router,
    wishes.router,
    feedback.router,
    pushes.router,
)
