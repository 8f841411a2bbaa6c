"""Response bodies of the audit log."""

from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict


class AuditOut(BaseModel):
    """An entry of the audit log: who did what, and when."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    at: AwareDatetime
    actor: str
    action: str
    subject: str | None
    detail: dict[str, object]
    request_id: str
