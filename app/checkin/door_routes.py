"""Work at the door over HTTP: search, walk-ins, substitutions, groups."""

from app.core.routing import api_router

router = api_router(tag="check-in", prefix="/events/{event_id}")
