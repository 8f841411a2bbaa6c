"""People to give badges to."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Engine

from app.attendees.records import Attendee, AttendeeKind, Cooperative
from app.core.database.sessions import transaction

KECAMATAN = ("Susukan", "Karangkobar", "Batur")


def add_managers(engine: Engine, event_id: UUID, count: int, now: datetime) -> list[UUID]:
    """Add cooperatives with one manager each; return the managers' ids, in order."""
    ids = []
    with transaction(engine) as session:
        for n in range(count):
            cooperative = Cooperative(
                event_id=event_id,
                village_code=f"33.04.01.{2000 + n}",
                village=f"Desa {n}",
                kecamatan=KECAMATAN[n % len(KECAMATAN)],
                name=f"KDMP Desa {n}",
                created_at=now,
                updated_at=now,
            )
            attendee = Attendee(
                event_id=event_id,
                external_key=f"village:{n}",
                kind=AttendeeKind.MANAGER,
                cooperative_id=cooperative.id,
                name=f"Pengurus {n:03}",
                phone="+6281200000000",
                created_at=now,
                updated_at=now,
            )
            session.add(cooperative)
            session.flush()
            session.add(attendee)
            ids.append(attendee.id)
    return ids
