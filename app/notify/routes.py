"""The live feed of an event over HTTP."""

from app.core.routing import api_router

router = api_router(tag="feed", prefix="/events/{event_id}")
