"""Annulments and conflicts of scans over HTTP."""

from app.core.routing import api_router

router = api_router(tag="check-in", prefix="/events/{event_id}")
