"""An event small enough to read: 3 partners at 4 tables, 3 slots, 6 cooperatives, a timetable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from app.attendees.records import Cooperative
from app.events import queries as events
from app.events.records import Interval
from app.meetings.records import Meeting, Timetable, TimetableStatus
from app.partners.records import Partner, Table

VILLAGES = [
    ("Gumelem Wetan", "Susukan"),
    ("Gumelem Kulon", "Susukan"),
    ("Kebutuhjurang", "Pagedongan"),
    ("Kalilandak", "Purworeja Klampok"),
    ("Penarusan Wetan", "Susukan"),
    ("Berta", "Susukan"),
]
PARTNERS = [("BULOG", "Perum Bulog", 2), ("PUPUK", "PT Pupuk Indonesia", 1), ("X", "<Toko> & X", 1)]
MEETINGS = [  # (cooperative, table, slot), counted from 0; the last cooperative has none
    (0, 0, 0),
    (1, 1, 0),
    (2, 2, 0),
    (0, 2, 1),
    (3, 0, 1),
    (4, 3, 1),
    (0, 3, 2),
    (1, 2, 2),
]


@dataclass(frozen=True)
class Sample:
    """The rows, in the order of the lists above."""

    cooperatives: list[Cooperative]
    partners: list[Partner]
    tables: list[Table]
    timetable: Timetable
    meetings: list[Meeting]


def build_sample(event_id: UUID, slots: Sequence[Interval], now: datetime) -> Sample:
    """Return the rows for an event that has the programme of `tests/api.py`."""
    stamps: dict[str, Any] = {"created_at": now, "updated_at": now}
    cooperatives = [
        Cooperative(
            event_id=event_id,
            village_code=f"33.04.01.20{number:02}",
            village=village,
            kecamatan=kecamatan,
            name=f"KDMP {village}",
            **stamps,
        )
        for number, (village, kecamatan) in enumerate(VILLAGES, start=1)
    ]
    partners: list[Partner] = []
    tables: list[Table] = []
    for code, name, count in PARTNERS:
        partners.append(Partner(event_id=event_id, code=code, name=name, **stamps))
        tables += [
            Table(
                event_id=event_id,
                partner_id=partners[-1].id,
                number=len(tables) + offset,
                created_at=now,
            )
            for offset in range(1, count + 1)
        ]
    timetable = Timetable(
        event_id=event_id,
        number=1,
        status=TimetableStatus.PUBLISHED,
        origin="solve-run:1",
        created_at=now,
        published_at=now,
    )
    meetings = [
        Meeting(
            timetable_id=timetable.id,
            cooperative_id=cooperatives[cooperative].id,
            partner_id=tables[table].partner_id,
            table_id=tables[table].id,
            slot_id=slots[slot].id,
        )
        for cooperative, table, slot in MEETINGS
    ]
    return Sample(cooperatives, partners, tables, timetable, meetings)


def write_sample(session: Session, event_id: UUID, now: datetime) -> Sample:
    """Write the rows of `build_sample` and return them."""
    sample = build_sample(event_id, events.slots(session, event_id), now)
    for rows in (
        [*sample.cooperatives, *sample.partners, sample.timetable],
        sample.tables,
        sample.meetings,
    ):
        session.add_all(rows)
        session.flush()
    return sample
