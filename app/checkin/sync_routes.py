"""What a device keeps for working without a network, over HTTP."""

from app.core.routing import api_router

router = api_router(tag="devices", prefix="/events/{event_id}")
