"""Every select about devices."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.auth.records import Device
from app.partners.records import Table


def devices(event_id: UUID) -> SelectOfScalar[Device]:
    """Statement: the event's devices, revoked ones included."""
    return select(Device).where(Device.event_id == event_id)


def claim(session: Session, digest: str, now: datetime) -> Device | None:
    """Use up a one-time code and return its device; of two requests at once, one gets it."""
    statement = (
        update(Device)
        .where(
            col(Device.enrolment_digest) == digest,
            col(Device.enrolment_expires_at) > now,
            col(Device.revoked_at).is_(None),
        )
        .values(enrolment_digest=None, enrolment_expires_at=None)
        .returning(col(Device.id))
    )
    device_id = session.execute(statement).scalar_one_or_none()
    return None if device_id is None else session.get_one(Device, device_id)


def tables(session: Session, event_id: UUID, table_ids: Collection[UUID]) -> dict[UUID, Table]:
    """Those of the tables named that the event has, by id."""
    rows = session.exec(
        select(Table).where(Table.event_id == event_id, col(Table.id).in_(table_ids))
    ).all()
    return {table.id: table for table in rows}
