"""What was done by itself, each act with its reason, and whether it can still be undone."""

from datetime import datetime
from functools import cached_property
from uuid import UUID

from sqlmodel import Session

from app.attendees.records import Cooperative
from app.core.locale import Locale, clock_time, text
from app.day.actors import DOOR, told
from app.day.autopilot import queries
from app.day.autopilot.queries import Before
from app.day.autopilot.schemas import ActKind, ActOut, ActsOut
from app.day.autopilot.taking_back import written
from app.day.proposals.records import Proposal
from app.day.publishing import published_now
from app.day.schemas import SittingOut
from app.day.seats.rules import Hall, standing_of
from app.day.seats.situation import current_hall
from app.events.records import Event
from app.meetings.records import Timetable
from app.meetings.seats.records import OfferStatus, SeatRelease, StandbyOffer
from app.meetings.sitting import sitting_of
from app.meetings.versions import queries as versions_queries
from app.timetable.naming.directory import Directory


def acts(
    session: Session, event: Event, now: datetime, locale: Locale, *, before: Before, most: int
) -> ActsOut:
    """Return what was done by itself before an act, at most so much of it, the newest first."""
    given = (session, event.id, before, most + 1)
    released, back = queries.released(*given), queries.given_back(*given)
    offered = queries.offered(*given)
    named = {row.cooperative_id for row in offered}
    named |= {row.cooperative_id for row in (*released, *back)}
    teller = _Teller(session, event, now, locale, Directory(session, event, only=named))
    found = [
        *(teller.release(row) for row in released),
        *(teller.give_back(row) for row in back),
        *(teller.offer(row) for row in offered),
        *(teller.repair(one) for one in queries.adopted(*given)),
    ]
    found.sort(key=lambda one: (one.at, one.id), reverse=True)
    return ActsOut(items=found[:most], more=len(found) > most)


class _Teller:
    """Says what was done and why; reads what undoing depends on when it is first needed."""

    def __init__(
        self, session: Session, event: Event, now: datetime, locale: Locale, names: Directory
    ) -> None:
        self._session = session
        self._event = event
        self._now = now
        self._locale = locale
        self._names = names

    def release(self, row: SeatRelease) -> ActOut:
        place = self._place(row)
        why = self._text("why_release", place, minutes=self._event.grace_minutes)
        refusal = self._not_given_back(row, place)
        return self._act(ActKind.RELEASE, row.id, row.released_at, place, why, refusal)

    def give_back(self, row: SeatRelease) -> ActOut:
        place = self._place(row)
        why = self._text("why_give_back", place)
        kept = self._text("not_undone_came", place)
        return self._act(ActKind.GIVE_BACK, row.id, row.undone_at or self._now, place, why, kept)

    def offer(self, row: StandbyOffer) -> ActOut:
        place = self._place(row)
        why = self._text("why_amends" if row.offered_by == DOOR else "why_offer", place)
        status = standing_of(row, place.starts_at, self._now)
        refusal = None
        if status is not OfferStatus.PENDING:
            at = row.answered_at or min(place.starts_at, row.expires_at or place.starts_at)
            refusal = text(
                f"day.offer_{status.value}",
                self._locale,
                at=self._clock(at),
                by=told(row.answered_by or "clock", self._locale),
            )
        return self._act(ActKind.OFFER, row.id, row.offered_at, place, why, refusal)

    def repair(self, one: Proposal) -> ActOut:
        version = self._published
        refusal = None
        if version is None or version.id != one.adopted_id:
            refusal = text("day.not_undone_newer", self._locale)
        elif changed := written(self._session, self._event, one).changed:
            name, of = changed[0]
            refusal = text(f"day.{name}", self._locale, of=of)
        return ActOut(
            kind=ActKind.REPAIR,
            id=one.id,
            at=one.decided_at or self._now,
            what=text("day.act_repair", self._locale, number=one.number, name=one.name or "–"),
            why=text("day.why_repair", self._locale),
            place=None,
            proposal=one.number,
            can_undo=refusal is None,
            why_not=refusal,
        )

    def _not_given_back(self, row: SeatRelease, place: SittingOut) -> str | None:
        """Return why a released seat cannot be given back; None: it can."""
        if row.undone_at is not None:
            by = told(row.undone_by or "-", self._locale)
            return self._text("not_undone_undone", place, at=self._clock(row.undone_at), by=by)
        if place.ends_at <= self._now:
            return self._text("not_undone_over", place)
        sitting = sitting_of(row)
        hall = self._hall
        if sitting.place in hall.offers:  # an offer of the seat itself is withdrawn first
            offers = [one for one in hall.offers.values() if one.place != sitting.place]
            hall = Hall(hall.room, hall.sittings.values(), offers)
        objection = hall.objection(sitting)
        if objection is None:
            return None
        other = hall.sittings.get(sitting.place)
        faster = None if other is None else self._session.get(Cooperative, other.cooperative_id)
        village = "–" if faster is None else faster.village
        return text(f"day.objection_{objection.value}", self._locale, village=village).capitalize()

    def _act(
        self,
        kind: ActKind,
        identity: UUID,
        at: datetime,
        place: SittingOut,
        why: str,
        refusal: str | None,
    ) -> ActOut:
        return ActOut(
            kind=kind,
            id=identity,
            at=at,
            what=self._text(f"act_{kind.value}", place),
            why=why,
            place=place,
            can_undo=refusal is None,
            why_not=refusal,
        )

    def _place(self, row: SeatRelease | StandbyOffer) -> SittingOut:
        return SittingOut.model_validate(self._names.line(row))

    def _clock(self, moment: datetime) -> str:
        return clock_time(moment, self._event.timezone, self._locale)

    def _text(self, name: str, place: SittingOut, **more: object) -> str:
        return text(
            f"day.{name}",
            self._locale,
            village=place.village,
            partner=place.partner,
            table=place.table_number,
            time=self._clock(place.starts_at),
            **more,
        )

    @cached_property
    def _published(self) -> Timetable | None:
        return versions_queries.published(self._session, self._event.id)

    @cached_property
    def _hall(self) -> Hall:
        """The hall as it is for giving seats back."""
        published = published_now(self._session, self._event)
        return current_hall(self._session, self._event, published, self._now, also_running=True)
