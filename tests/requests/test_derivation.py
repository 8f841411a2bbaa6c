"""Requests planned before the event is locked are those that its state at that time leads to."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

import anyio
import pytest
from sqlmodel import Session, select

from app.attendees import queries as attendee_queries
from app.core.database.sessions import transaction
from app.core.errors import StaleVersionError
from app.core.processes.process import LostError
from app.events import queries as event_queries
from app.events.records import Event
from app.partners import queries as partner_queries
from app.partners.records import Partner, PartnerOffer
from app.requests import deps, planning
from app.requests.derivation import (
    Basis,
    Derivation,
    RequestCounts,
    basis_of,
    derive_requests,
    plan_derivation,
)
from app.requests.errors import DerivationLostError
from app.requests.planning import plan_beside
from app.requests.records import Request
from app.requests.rules import PartnerOffers, vocabulary, wishes
from tests.api import Api
from tests.meetings.hall import Hall, fill

Asked = tuple[UUID, UUID, int, int, tuple[str, ...]]


@pytest.fixture
def hall(api: Api) -> Hall:
    return fill(api.engine, api.event_id, api.now)


def asked(session: Session, event_id: UUID) -> set[Asked]:
    rows = session.exec(select(Request).where(Request.event_id == event_id)).all()
    return {(r.cooperative_id, r.partner_id, r.rank, r.score, tuple(r.tags)) for r in rows}


def expected(session: Session, event_id: UUID, limit: int) -> set[Asked]:
    """What the rules say of each cooperative, from records read one by one."""
    offers = partner_queries.offers_in_event(session, event_id)
    partners = [
        PartnerOffers(firm.id, firm.code, frozenset(offers.get(firm.id, ())))
        for firm in partner_queries.all_partners(session, event_id)
    ]
    tags = {tag.code: tag.direction for tag in event_queries.tags(session, event_id)}
    known = vocabulary(partners, tags)
    needs = attendee_queries.needs_in_event(session, event_id)
    return {
        (home.id, wish.partner_id, wish.rank, wish.score, wish.tags)
        for home in attendee_queries.active_cooperatives(session, event_id)
        for wish in wishes(home.village_code, needs.get(home.id, []), known, limit=limit)
    }


def derive(api: Api, session: Session, **given: Any) -> RequestCounts:
    event = session.get_one(Event, api.event_id)
    return derive_requests(session, event, actor="test", now=api.now, **given)


@pytest.mark.parametrize("limit", [1, 2, 6])
def test_a_plan_leads_to_what_the_rules_say(api: Api, hall: Hall, limit: int) -> None:
    with transaction(api.engine, read_only=True) as session:
        ready = plan_derivation(
            basis_of(session, session.get_one(Event, api.event_id), limit), api.now
        )
        wanted = expected(session, api.event_id, limit)
    with transaction(api.engine) as session:
        assert derive(api, session, limit=limit, ready=ready).created == len(wanted) > 0
    with transaction(api.engine) as session:
        assert asked(session, api.event_id) == wanted
        assert derive(api, session, limit=limit).unchanged == len(wanted)


def test_what_changed_after_requests_were_planned_counts(api: Api, hall: Hall) -> None:
    with transaction(api.engine, read_only=True) as session:
        stale = plan_derivation(basis_of(session, session.get_one(Event, api.event_id)), api.now)
    with transaction(api.engine) as session:
        tag = next(iter(attendee_queries.needs_in_event(session, api.event_id).values()))[0]
        firm = Partner(
            event_id=api.event_id,
            code="BARU",
            name="PT Baru",
            created_at=api.now,
            updated_at=api.now,
        )
        session.add(firm)
        session.flush()
        session.add(PartnerOffer(partner_id=firm.id, event_id=api.event_id, tag=tag, position=0))
    with transaction(api.engine) as session:
        derive(api, session, ready=stale)
        wanted = expected(session, api.event_id, stale.basis.limit)
        assert asked(session, api.event_id) == wanted
        assert firm.id in {partner_id for _, partner_id, *_ in wanted}


def test_another_process_plans_the_same(
    api: Api, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    with transaction(api.engine, read_only=True) as session:
        basis = basis_of(session, session.get_one(Event, api.event_id))
        wanted = expected(session, api.event_id, basis.limit)
    here = plan_derivation(basis, api.now)
    there = anyio.run(partial(plan_beside, basis, api.now, little=basis.weight - 1))
    assert (there.digest, there.counts, there.kept) == (here.digest, here.counts, here.kept)
    assert set(there.added) == set(here.added)
    with transaction(api.engine) as session:
        derive(api, session, ready=there)
        assert asked(session, api.event_id) == wanted

    def lost(*_given: object, **_bounds: object) -> bytes:
        raise LostError

    monkeypatch.setattr(planning, "call_apart", lost)
    same = anyio.run(partial(plan_beside, basis, api.now, little=basis.weight))
    assert same.digest == here.digest
    with pytest.raises(DerivationLostError):
        anyio.run(partial(plan_beside, basis, api.now, little=basis.weight - 1))


def test_requests_of_a_large_event_are_never_planned_while_it_is_locked(
    api: Api, hall: Hall
) -> None:
    with transaction(api.engine, read_only=True) as session:
        stale = plan_derivation(basis_of(session, session.get_one(Event, api.event_id)), api.now)
    api.post(api.organizer, api.at("/partners"), {"code": "BARU", "name": "PT Baru"})
    with transaction(api.engine) as session, pytest.raises(StaleVersionError):
        derive(api, session, ready=stale, little=stale.basis.weight)


def test_what_changed_meanwhile_is_planned_again_before_the_event_is_locked(
    api: Api, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned: list[Basis] = []

    async def change_first(basis: Basis, now: datetime) -> Derivation:
        made = await plan_beside(basis, now)
        if not planned:
            with transaction(api.engine) as session:
                session.get_one(Partner, hall.partners[0]).code = "LAIN"
        planned.append(basis)
        return made

    monkeypatch.setattr(deps, "plan_beside", change_first)
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    assert len(planned) == 2


def test_a_plan_for_another_limit_is_not_carried_out(api: Api, hall: Hall) -> None:
    with transaction(api.engine) as session:
        event = session.get_one(Event, api.event_id)
        ready = plan_derivation(basis_of(session, event, 6), api.now)
        derive(api, session, limit=1, ready=ready)
        assert asked(session, api.event_id) == expected(session, api.event_id, 1)


def test_only_some_cooperatives_are_derived_anew(api: Api, hall: Hall) -> None:
    one = hall.cooperatives[0]
    with transaction(api.engine) as session:
        derive(api, session, only={one})
        assert {home for home, *_ in asked(session, api.event_id)} == {one}
