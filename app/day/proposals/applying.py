"""Writing changes to the event's lists, for good or on trial.

On trial the same rows are written, the scheduler's problem is read from them, and everything is
rolled back: a what-if is the event's problem with its changes, by the same code as an adoption.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlmodel import Session

from app.attendees import cooperatives
from app.attendees.records import Cooperative
from app.auth.principal import Principal
from app.core.errors import AppError, InvalidRequestError
from app.core.locale import clock_time
from app.day.errors import PairMetError, TableUnknownError
from app.day.freezing import DayClock
from app.day.proposals.changes import (
    Change,
    CooperativeAbsent,
    CooperativeLate,
    MeetingMoved,
    PairBlocked,
    PairLocked,
    PartnerAbsent,
    PartnerLate,
    TableAdded,
    TableClosed,
    WalkIn,
)
from app.day.proposals.errors import MeetingLockedError, SlotBegunError, WalkInUnnamedError
from app.events.errors import IntervalDayError, IntervalOrderError
from app.events.records import Event, Interval
from app.events.rules import moment
from app.partners import service as partners
from app.partners import tables
from app.partners.records import Partner, Table
from app.partners.schemas import TableIn
from app.requests import queries
from app.requests.errors import CooperativeUnknownError, PartnerUnknownError
from app.requests.explicit import ExplicitRequest
from app.requests.locks.service import create_lock
from app.requests.pairs import Pair
from app.requests.records import Asker, Lock, LockKind
from app.requests.schemas import LockIn
from app.requests.service import put_explicit_requests

_FIRST_HYPOTHETICAL = 100_000
"""Hypothetical tables are numbered from here, beyond every real number."""


@dataclass(frozen=True, slots=True)
class ChangeWriter:
    """Writes changes to the lists of an event.

    `row_ids` has an id for each change, used where the change adds a row. Moved meetings are
    written only on `trial`, as locks; adopting publishes the moved meetings themselves.
    """

    session: Session
    event: Event
    row_ids: Sequence[UUID]
    actor: Principal | str
    now: datetime
    clock: DayClock
    """The moment that dates the changes: that of the request, also when it is adopted later."""
    met: Collection[Pair]
    """Pairs whose meeting had begun by then."""
    trial: bool = False

    def apply(self, changes: Sequence[Change]) -> None:
        """Write all changes; the pointer of a refusal says which change is refused."""
        wishes: list[ExplicitRequest] = []
        for position, change in enumerate(changes):
            try:
                if isinstance(change, WalkIn):
                    wishes += self._walk_in(change, position)
                else:
                    self._apply(change, position)
            except AppError as error:
                error.params.setdefault("change", position)
                if isinstance(error, InvalidRequestError):
                    error.at = f"/changes/{position}{error.at}"
                raise
        if wishes:  # in one call, as each reads every request of the event
            put_explicit_requests(self.session, self.event, wishes, actor=self.actor, now=self.now)

    def _apply(self, change: Change, position: int) -> None:
        match change:
            case CooperativeAbsent() | CooperativeLate():
                cooperative = self._cooperative(change.cooperative_id)
                cooperatives.add_absence(
                    self.session, cooperative, self.window(change), actor=self.actor, now=self.now
                )
            case PartnerAbsent() | PartnerLate():
                partner = self._partner(change.partner_id)
                partners.add_absence(
                    self.session, partner, self.window(change), actor=self.actor, now=self.now
                )
            case TableClosed():
                self._close(change)
            case TableAdded():
                self._add_table(change, position)
            case PairLocked():
                self._lock(LockIn(kind=LockKind.LOCK, **change.model_dump(exclude={"kind"})))
            case PairBlocked():
                self._lock(LockIn(kind=LockKind.BLOCK, **change.model_dump(exclude={"kind"})))
            case MeetingMoved():
                if self.trial:
                    self._move(change)

    def _cooperative(self, cooperative_id: UUID) -> Cooperative:
        found = self.session.get(Cooperative, cooperative_id)
        if found is None or found.event_id != self.event.id:
            raise CooperativeUnknownError
        return found

    def _partner(self, partner_id: UUID) -> Partner:
        found = self.session.get(Partner, partner_id)
        if found is None or found.event_id != self.event.id:
            raise PartnerUnknownError
        return found

    def window(
        self,
        change: CooperativeAbsent | CooperativeLate | PartnerAbsent | PartnerLate | TableClosed,
    ) -> tuple[datetime, datetime]:
        """Return begin and end of an absence or closing; by default the rest of the event day."""
        if isinstance(change, CooperativeLate | PartnerLate):
            return self._span(change.day, "00:00", change.arrives_at)
        return self._span(change.day, change.starts_at, change.ends_at)

    def _span(
        self, day: date | None, first: str | None, last: str | None
    ) -> tuple[datetime, datetime]:
        day = day or self.event.day_ahead(self.clock.at)
        if day not in self.event.days:
            raise IntervalDayError(pointer="/day", day=day)
        start = self._at(day, first or "00:00")
        end = self._at(day + timedelta(days=1), "00:00") if last is None else self._at(day, last)
        if end <= start:
            raise IntervalOrderError(
                pointer="/starts_at",
                start=time.fromisoformat(first or "00:00"),
                end=time.fromisoformat(last or "00:00"),
            )
        return self.clock.window(start, end, named=first is not None)

    def _at(self, day: date, wall_clock: str) -> datetime:
        return moment(day, time.fromisoformat(wall_clock), self.event.timezone)

    def _close(self, change: TableClosed) -> None:
        table = self.session.get(Table, change.table_id)
        if table is None or table.event_id != self.event.id:
            raise TableUnknownError
        start, end = self.window(change)
        over = self._at(max(self.event.days) + timedelta(days=1), "00:00")
        until = None if change.ends_at is None and end >= over else end
        tables.close_table(self.session, table, start, until, actor=self.actor, now=self.now)

    def _add_table(self, change: TableAdded, position: int) -> None:
        if change.number is not None:
            body = TableIn(**change.model_dump(exclude={"kind"}))
            tables.create_table(
                self.session,
                self.event,
                body,
                actor=self.actor,
                now=self.now,
                table_id=self.row_ids[position],
            )
            return
        self.session.add(
            Table(
                id=self.row_ids[position],
                event_id=self.event.id,
                partner_id=self._partner(change.partner_id).id,
                number=_FIRST_HYPOTHETICAL + position,
                seats=change.seats,
                zone=change.zone,
                created_at=self.now,
            )
        )
        self.session.flush()

    def _walk_in(self, change: WalkIn, position: int) -> list[ExplicitRequest]:
        """Add the cooperative if it is hypothetical; return the requests it makes."""
        if change.cooperative_id is not None:
            cooperative = self._cooperative(change.cooperative_id)
        elif change.name is None:
            raise WalkInUnnamedError(pointer="/cooperative_id")
        else:
            cooperative = Cooperative(
                id=self.row_ids[position],
                event_id=self.event.id,
                village_code=f"?{position}",
                village=change.name[:120],
                kecamatan="",
                name=change.name,
                created_at=self.now,
                updated_at=self.now,
            )
            self.session.add(cooperative)
            self.session.flush()
        wanted = dict.fromkeys(self._partner(partner).id for partner in change.partner_ids)
        return [
            ExplicitRequest(cooperative.id, partner_id, Asker.COOPERATIVE, rank)
            for rank, partner_id in enumerate(wanted, start=1)
        ]

    def _lock(self, body: LockIn) -> None:
        self._check_future(body.slot_id)
        self._check_not_met(body.cooperative_id, body.partner_id)
        create_lock(self.session, self.event, body, actor=self.actor, now=self.now)

    def _move(self, change: MeetingMoved) -> None:
        """Lock the pair to the slot and table; on trial only, so the lock is never kept."""
        self._check_future(change.slot_id)
        self._check_not_met(change.cooperative_id, change.partner_id)
        known = self.session.exec(
            queries.locks(self.event.id).where(
                Lock.cooperative_id == change.cooperative_id,
                Lock.partner_id == change.partner_id,
            )
        ).one_or_none()
        if known is not None:
            if known.kind is LockKind.BLOCK or known.slot_id is not None:
                raise MeetingLockedError
            self.session.delete(known)
            self.session.flush()
        body = LockIn(kind=LockKind.LOCK, **change.model_dump(exclude={"kind"}))
        create_lock(self.session, self.event, body, actor=self.actor, now=self.now)

    def _check_not_met(self, cooperative_id: UUID, partner_id: UUID) -> None:
        if (cooperative_id, partner_id) in self.met:
            raise PairMetError

    def _check_future(self, slot_id: UUID | None) -> None:
        slot = None if slot_id is None else self.session.get(Interval, slot_id)
        if slot is not None and slot.event_id == self.event.id and slot.starts_at <= self.now:
            raise SlotBegunError(starts_at=clock_time(slot.starts_at, self.event.timezone))
