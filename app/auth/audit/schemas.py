"""Wire shapes of the audit log."""

from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict


class AuditOut(BaseModel):
    """Who did what."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    at: AwareDatetime
    actor: str
    action: str
    subject: str | None
    detail: dict[str, object]
    request_id: str
