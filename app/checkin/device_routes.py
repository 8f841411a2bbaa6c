"""Devices over HTTP: provisioning, scopes, revocation."""

from app.core.routing import api_router

router = api_router(tag="devices", prefix="/events/{event_id}")
