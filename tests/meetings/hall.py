"""A small hall: cooperatives with needs, partners with offers and tables, as rows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Engine

from app.attendees.records import Cooperative, CooperativeNeed
from app.core.database.sessions import transaction
from app.partners.records import Partner, PartnerOffer, Table

TAGS = ("pupuk", "lpg", "sembako", "pembiayaan")


@dataclass(frozen=True)
class Hall:
    """Ids of the rows, in order."""

    cooperatives: list[UUID]
    partners: list[UUID]
    tables: list[UUID]


def fill(
    engine: Engine,
    event_id: UUID,
    now: datetime,
    *,
    cooperatives: int = 6,
    partners: int = 3,
    seats: int = 1,
) -> Hall:
    """Add parties: cooperative n needs tags n, n + 1; partner n (one table) offers n, n + 2."""
    stamps: dict[str, Any] = {"created_at": now, "updated_at": now}
    with transaction(engine) as session:
        visitors = [
            Cooperative(
                event_id=event_id,
                village_code=f"33.04.01.{2001 + n}",
                village=f"Desa {n}",
                kecamatan=f"Kecamatan {n % 2}",
                name=f"Koperasi Merah Putih {n}",
                documents="NIB" if n % 2 else "",
                **stamps,
            )
            for n in range(cooperatives)
        ]
        hosts = [
            Partner(
                event_id=event_id,
                code=f"P{n}",
                name=f"Mitra {n}",
                required_documents="NIB" if n == 0 else "",
                **stamps,
            )
            for n in range(partners)
        ]
        session.add_all([*visitors, *hosts])
        session.flush()
        tables = [
            Table(
                event_id=event_id,
                partner_id=host.id,
                number=n + 1,
                seats=seats,
                created_at=now,
            )
            for n, host in enumerate(hosts)
        ]
        session.add_all(tables)
        for n, visitor in enumerate(visitors):
            for position in range(2):
                session.add(
                    CooperativeNeed(
                        cooperative_id=visitor.id,
                        tag=TAGS[(n + position) % len(TAGS)],
                        event_id=event_id,
                        position=position,
                    )
                )
        for n, host in enumerate(hosts):
            for position in range(2):
                session.add(
                    PartnerOffer(
                        partner_id=host.id,
                        tag=TAGS[(n + 2 * position) % len(TAGS)],
                        event_id=event_id,
                        position=position,
                    )
                )
        session.flush()
        return Hall(
            [row.id for row in visitors], [row.id for row in hosts], [row.id for row in tables]
        )
