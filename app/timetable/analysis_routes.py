"""Explanations, moves, capacity and robustness over HTTP."""

from app.core.routing import api_router

router = api_router(tag="planning", prefix="/events/{event_id}")
