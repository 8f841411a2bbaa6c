"""The use case of a breach report."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.attendees.records import Attendee
from app.core.locale import Locale, text
from app.privacy.breach import queries
from app.privacy.breach.queries import Wish
from app.privacy.breach.rules import DATA, Exposure, Whose, due, whose
from app.privacy.breach.schemas import BreachOut, ConcernedOut, ExposureOut

_DEVICE = "device:"


@dataclass(slots=True)
class _Seen:
    """What was done alike: by one actor, with one kind of data of the same people."""

    actor: str
    event_id: UUID
    whose: Whose
    first_at: datetime
    last_at: datetime
    times: int = 0
    addresses: list[str] = field(default_factory=list)

    def add(self, at: datetime, address: str | None) -> None:
        self.last_at = max(self.last_at, at)
        self.times += 1
        if address is not None and address not in self.addresses:
            self.addresses.append(address)


def report(
    session: Session, wish: Wish, locale: Locale, *, noticed_at: datetime, now: datetime
) -> BreachOut:
    """Return what the audit log says of personal data in a span.

    Whose data it concerns is said at most: who saw a list of all may not have read to its end.
    """
    seen = _seen(session, wish)
    acts = sum(one.times for one in seen)
    seen += _on_device(session, wish)
    events = {one.event_id for one in seen}
    people: dict[UUID, list[Attendee]] = defaultdict(list)
    for person in queries.people(session, events, wish.until):
        people[person.event_id].append(person)
    concerned = {id(one): _concerned(one, people[one.event_id]) for one in seen}
    names = queries.event_names(session, events)
    return BreachOut(
        since=wish.since,
        until=wish.until,
        actor=wish.actor,
        address=wish.address,
        noticed_at=noticed_at,
        due_at=due(noticed_at),
        made_at=now,
        acts=acts,
        exposures=_exposures(seen, concerned, names, locale),
        concerned=_people(seen, concerned, locale),
    )


def _seen(session: Session, wish: Wish) -> list[_Seen]:
    found: dict[tuple[str, UUID, Whose], _Seen] = {}
    for entry in queries.acts(session, wish):
        said = whose(entry.action, entry.subject)
        if said is None or entry.event_id is None:
            continue
        key = (entry.actor, entry.event_id, said)
        if key not in found:
            found[key] = _Seen(entry.actor, entry.event_id, said, entry.at, entry.at)
        found[key].add(entry.at, entry.address)
    return list(found.values())


def _on_device(session: Session, wish: Wish) -> list[_Seen]:
    """Return what a device holds that is looked for, if it was in use within the span."""
    if wish.actor is None or not wish.actor.startswith(_DEVICE):
        return []
    try:
        found = queries.device(session, UUID(wish.actor.removeprefix(_DEVICE)))
    except ValueError:
        return []
    if found is None or found.enrolled_at is None or found.enrolled_at >= wish.until:
        return []
    if found.revoked_at is not None and found.revoked_at <= wish.since:
        return []
    last = min(found.revoked_at or wish.until, found.last_seen_at or wish.until, wish.until)
    first = found.enrolled_at
    return [_Seen(wish.actor, found.event_id, Whose(Exposure.DEVICE), first, max(first, last), 1)]


def _concerned(one: _Seen, people: Iterable[Attendee]) -> list[Attendee]:
    """Return the people of the event whom it concerns, of those whom the lists had by then."""
    of = one.whose
    if of.person is not None and of.person != one.event_id:
        return [person for person in people if person.id == of.person]
    if of.party is not None:
        return [who for who in people if of.party in (who.cooperative_id, who.partner_id)]
    return [person for person in people if person.created_at <= one.last_at]


def _exposures(
    seen: Sequence[_Seen],
    concerned: Mapping[int, Sequence[Attendee]],
    names: Mapping[UUID, str],
    locale: Locale,
) -> list[ExposureOut]:
    return [
        ExposureOut(
            kind=one.whose.kind,
            kind_text=text(f"privacy.exposure_{one.whose.kind}", locale),
            actor=one.actor,
            addresses=one.addresses,
            event_id=one.event_id,
            event=names.get(one.event_id),
            data_text=_data([one], locale),
            people=len(concerned[id(one)]),
            first_at=one.first_at,
            last_at=one.last_at,
            times=one.times,
        )
        for one in sorted(seen, key=lambda one: one.first_at)
    ]


def _people(
    seen: Sequence[_Seen], concerned: Mapping[int, Sequence[Attendee]], locale: Locale
) -> list[ConcernedOut]:
    of_person: dict[UUID, list[_Seen]] = defaultdict(list)
    people: dict[UUID, Attendee] = {}
    for one in seen:
        for person in concerned[id(one)]:
            of_person[person.id].append(one)
            people[person.id] = person
    return [
        ConcernedOut(
            attendee_id=person.id,
            event_id=person.event_id,
            name=person.name,
            data_text=_data(of_person[person.id], locale),
            first_at=min(one.first_at for one in of_person[person.id]),
            last_at=max(one.last_at for one in of_person[person.id]),
            times=sum(one.times for one in of_person[person.id]),
        )
        for person in sorted(people.values(), key=lambda one: (one.name, one.id))
    ]


def _data(seen: Iterable[_Seen], locale: Locale) -> list[str]:
    names = dict.fromkeys(name for one in seen for name in DATA[one.whose.kind])
    return [text(f"privacy.what_{name}", locale) for name in names]
