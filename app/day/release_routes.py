"""Seats released by absence, and standby, over HTTP."""

from app.core.routing import api_router

router = api_router(tag="day", prefix="/events/{event_id}")
