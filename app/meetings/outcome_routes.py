"""What became of meetings, over HTTP."""

from app.core.routing import api_router

router = api_router(tag="meetings", prefix="/events/{event_id}")
