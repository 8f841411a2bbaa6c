"""Whether everyone whom a change concerns is told, and how fast.

Whenever something was published or offered: the agenda of each cooperative concerned, the page of
each partner concerned, the screen in the hall, and the feed, which wakes all pages. At the door the
answer to each scan of somebody whose printed agenda is old, or who is called.
"""

import time
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from app.attendees.records import Attendee
from app.badges.records import Badge
from app.core.database.sessions import transaction
from app.day.seats.queries import offers
from app.events.records import Interval
from app.meetings import queries as meeting_queries
from app.meetings.agenda.deps import BADGE_HEADER
from app.meetings.records import Timetable
from app.meetings.seats.records import OfferStatus, StandbyOffer
from app.meetings.sitting import Sitting
from app.meetings.versions import queries as versions_queries
from app.notify.feed import queries as feed_queries
from app.notify.feed.records import FeedEntry, FeedKind
from app.partners.records import Table
from tests.campaigns.days.rehearsal import Rehearsal


@dataclass
class Told:
    """Asks after every change, as those concerned would."""

    hall: Rehearsal
    told: Counter[str] = field(default_factory=Counter)
    """By place: agenda, table, screen, feed, door."""
    untold: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    """Seconds until all were answered, one after the other, after a minute's changes."""

    def __post_init__(self) -> None:
        """Print all agendas, and give each partner its link."""
        hall = self.hall
        hall.heard = self._at_the_door
        printed = hall.client.post(self._at("/prints"), json={"document": "agendas.pdf"})
        assert printed.is_success, printed.text
        with transaction(hall.engine, read_only=True) as session:
            first = versions_queries.published(session, hall.event_id)
            assert first is not None
            self._number, self._known = first.number, self._sittings(first)
            self._cursor = feed_queries.head(session, hall.event_id)
            people = session.exec(select(Attendee.id, Attendee.cooperative_id)).all()
            self._cooperatives = dict(people)
            self._codes = dict(
                session.exec(
                    select(Attendee.cooperative_id, Badge.token)
                    .join(Badge)
                    .where(col(Badge.revocation).is_(None))
                ).all()
            )
            self._times = {
                one.id: (one.starts_at, one.ends_at) for one in session.exec(select(Interval)).all()
            }
            self._tables = {one.id: one.number for one in session.exec(select(Table)).all()}
            partners = {one.partner_id for one in session.exec(select(Table)).all()}
        self._first = self._known
        self._links = {one: self._link(one) for one in sorted(partners)}
        self._called: frozenset[UUID] = frozenset()

    @property
    def pending(self) -> bool:
        """Whether an offer waited for its answer at the last look."""
        return bool(self._called)

    def look(self, now: datetime) -> None:
        """Look what has changed since the last time, and what its people are shown."""
        with transaction(self.hall.engine, read_only=True) as session:
            published = versions_queries.published(session, self.hall.event_id)
            assert published is not None
            pending = offers(self.hall.event_id, status=OfferStatus.PENDING, now=now)
            calls = {one.id: one for one in session.exec(pending).all()}
            news = feed_queries.entries_after(session, self.hall.event_id, self._cursor, most=5_000)
            if news:
                self._cursor = feed_queries.place_of(news[-1])
        came = calls.keys() - self._called
        self._called = frozenset(calls)
        before = self._known
        if published.number != self._number:
            self._number, self._known = published.number, self._sittings(published)
        changed = before ^ self._known
        if not changed and not came:
            return
        started = time.perf_counter()
        self._ask_agendas({one.cooperative_id for one in changed}, calls.values())
        self._ask_partners({one.partner_id for one in changed})
        self._ask_screen(calls.values())
        self.slowest = max(self.slowest, time.perf_counter() - started)
        self._read(news, {one.pair for one in changed}, came)

    def _ask_agendas(self, concerned: set[UUID], calls: Iterable[StandbyOffer]) -> None:
        """An agenda shows the published meetings of its cooperative, and the calls to it."""
        called = {one.cooperative_id: str(one.id) for one in calls}
        for cooperative_id in sorted(concerned | called.keys()):
            code = self._codes.get(cooperative_id)
            if code is None:  # a walk-in without a badge: it is told where it was registered
                continue
            path = "/api/v1/badges/agenda"
            answer = self.hall.client.get(path, headers={BADGE_HEADER: code})
            shown = answer.json()
            planned = [one for one in shown["items"] if one["change"] != "cancelled"]
            own = [one for one in self._known if one.cooperative_id == cooperative_id]
            standing = {one["offer_id"] for one in shown["calls"]}
            self._count(
                "agenda",
                shown["timetable"] == self._number
                and Counter(one["table_number"] for one in planned)
                == Counter(self._tables[one.table_id] for one in own)
                and called.get(cooperative_id) in {None, *standing},
            )

    def _ask_partners(self, concerned: set[UUID]) -> None:
        """The page of a partner's tables shows who sits there."""
        for partner_id in sorted(concerned):
            headers = {"Authorization": f"Bearer {self._links[partner_id]}"}
            answer = self.hall.client.get(
                self._at("/meetings"), headers=headers, params={"limit": 200}
            )
            shown = Counter(
                (one["cooperative_id"], one["slot_id"], one["table_id"])
                for one in answer.json()["items"]
            )
            own = Counter(
                (str(one.cooperative_id), str(one.slot_id), str(one.table_id))
                for one in self._known
                if one.partner_id == partner_id
            )
            self._count("table", shown == own)

    def _ask_screen(self, calls: Collection[StandbyOffer]) -> None:
        """The screen shows the published meetings and the calls, no more and no less."""
        shown = self.hall.client.get(self._at("/signage")).json()
        places = Counter((one["slot_id"], one["table_number"]) for one in shown["meetings"])
        own = Counter((str(one.slot_id), self._tables[one.table_id]) for one in self._known)
        self._count("screen", places == own and len(shown["calls"]) == len(calls))

    def _read(
        self, news: Iterable[FeedEntry], pairs: set[tuple[UUID, UUID]], came: Collection[UUID]
    ) -> None:
        """The feed has told of every pair whose meeting changed, and of every call."""
        moved = {
            (one.data["cooperative_id"], one.data["partner_id"])
            for one in news
            if one.kind is FeedKind.MEETING_CHANGED
        }
        called = {one.data["offer_id"] for one in news if one.kind is FeedKind.STANDBY_OFFERED}
        for cooperative_id, partner_id in pairs:
            self._count("feed", (str(cooperative_id), str(partner_id)) in moved)
        for offer_id in came:
            self._count("feed", str(offer_id) in called)

    def _at_the_door(self, sent: Mapping[str, Any], answered: Mapping[str, Any]) -> None:
        """The answer to a scan says how many meetings differ from the agenda, and the calls."""
        now = self.hall.clock.now()
        with transaction(self.hall.engine, read_only=True) as session:
            published = versions_queries.published(session, self.hall.event_id)
            assert published is not None
            sittings = self._sittings(published)
            pending = offers(self.hall.event_id, status=OfferStatus.PENDING, now=now)
            calls = {(one.cooperative_id, str(one.id)) for one in session.exec(pending).all()}
        for scan, item in zip(sent["scans"], answered["items"], strict=True):
            cooperative_id = self._cooperatives.get(UUID(scan["attendee_id"]))
            found = item["scan"]
            if cooperative_id is None or scan["direction"] != "entry":
                continue
            differing = self._differing(cooperative_id, sittings, now)
            own = {offer for one, offer in calls if one == cooperative_id}
            if found["verdict"] == "admitted" and (differing or own):
                said = {one["offer_id"] for one in found["calls"]}
                self._count("door", found["changed_meetings"] == differing and said == own)

    def _differing(self, cooperative_id: UUID, sittings: Iterable[Sitting], now: datetime) -> int:
        """Return how many meetings to come are not as on the cooperative's printed agenda."""

        def of(many: Iterable[Sitting]) -> dict[UUID, tuple[UUID, UUID]]:
            return {
                one.partner_id: (one.slot_id, one.table_id)
                for one in many
                if one.cooperative_id == cooperative_id
            }

        printed, planned = of(self._first), of(sittings)
        ahead = {one for one, (slot, _) in planned.items() if now < self._times[slot][1]}
        ahead |= {one for one, (slot, _) in printed.items() if now < self._times[slot][0]}
        return sum(printed.get(one) != planned.get(one) for one in ahead)

    def _sittings(self, timetable: Timetable) -> frozenset[Sitting]:
        with transaction(self.hall.engine, read_only=True) as session:
            return frozenset(meeting_queries.sittings(session, timetable.id))

    def _link(self, partner_id: UUID) -> str:
        made = self.hall.client.post(self._at(f"/partners/{partner_id}/links"))
        assert made.is_success, made.text
        return str(made.json()["url"].rpartition("/")[2])

    def _at(self, path: str) -> str:
        return f"/api/v1/events/{self.hall.event_id}{path}"

    def _count(self, where: str, is_told: bool) -> None:
        (self.told if is_told else self.untold)[where] += 1
