"""Response bodies of the audit log."""

from pydantic import BaseModel, ConfigDict, Field

from app.core.meanings.ids import CallId, EventId, OwnId
from app.core.meanings.names import Actor
from app.core.meanings.times import Instant


class AuditOut(BaseModel):
    """An entry of the audit log: who did what, and when."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    at: Instant = Field(description="When it was done", examples=["2025-06-20T02:00:00Z"])
    actor: Actor
    action: str = Field(description="What was done, as a word", examples=["event.updated"])
    subject: str | None = Field(
        description="What it was done to: an id or a number; null: nothing of its own",
        examples=["0197c0de-0000-7000-8000-000000000001"],
    )
    detail: dict[str, object] = Field(
        description="Particulars, which differ by action; never secrets",
        examples=[{"grace_minutes": 15}],
    )
    request_id: CallId


class FullAuditOut(AuditOut):
    """An entry of the whole installation's audit log."""

    event_id: EventId | None = Field(
        description="The event that it was done in; null: in none", examples=[None]
    )
    address: str | None = Field(
        description="From where it was asked for; after a while only the network",
        examples=["203.0.113.7"],
    )
