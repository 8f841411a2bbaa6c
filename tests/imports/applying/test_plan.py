"""A list that is planned and brought in at once leads to what its rows lead to one by one."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session, select

from app.attendees import queries as attendee_queries
from app.core.database.bulk import run
from app.core.database.drafts import Draft
from app.core.database.sessions import transaction
from app.events.records import Event
from app.events.vocabulary import shipped_tags
from app.imports.applying.base import look
from app.imports.applying.outcome import ApplyResult
from app.imports.applying.plan import Plan, plan_list
from app.imports.records import ListKind
from app.partners import queries as partner_queries
from app.partners.records import Partner
from app.requests.derivation import derive_requests
from app.requests.records import Request
from app.sheets.lists.preview import Preview
from app.sheets.rows import AttendeeRow, AvailabilityTerm, PartnerRow, RequestRow
from tests.checkin.hall import new_event
from tests.conftest import EVENT_MORNING

Rows = Sequence[Any]
VILLAGES, CODES = ("33.04.01.2001", "33.04.01.2002", "33.04.01.2003"), ("BRI", "BULOG", "PLN")
TAGS = st.lists(st.sampled_from(["pupuk", "lpg", "gudang", "sembako"]), unique=True, max_size=3)
NAMES = st.sampled_from(["Siti Aminah", "SITI AMINAH", "Budi Utomo", "Budi Santoso", "x" * 201])
PHONES = st.sampled_from(["", "+6281200001111", "+6281200002222"])
OFTEN_OK = st.sampled_from(["ok", "ok", "ok", "review"])


def numbered(rows: Sequence[dict[str, Any]], kind: Callable[..., Any]) -> Rows:
    return [kind(row=number, line=number, **row) for number, row in enumerate(rows, start=2)]


def lists_of(kind: Callable[..., Any], key: str, keys: Sequence[str], **fields: Any) -> Any:
    """Lists with a row for each of some keys, in any order."""
    each = [st.fixed_dictionaries({key: st.just(one), **fields}) for one in keys]
    rows = st.permutations(each).flatmap(lambda some: st.tuples(*some))
    return st.tuples(rows, st.integers(1, len(keys))).map(
        lambda drawn: numbered(drawn[0][: drawn[1]], kind)
    )


PEOPLE = lists_of(
    AttendeeRow,
    "village_code",
    VILLAGES,
    village=st.sampled_from(["Derik", "Berta"]),
    kecamatan=st.just("Susukan"),
    name=NAMES,
    position=st.sampled_from(["", "Ketua"]),
    phone_e164=PHONES,
    needs=TAGS.map(lambda tags: tuple(sorted(tags))),
    note=st.sampled_from(["", "hadir"]),
    status=OFTEN_OK,
)
FIRMS = lists_of(
    PartnerRow,
    "code",
    CODES,
    name=st.sampled_from(["Perum", "PT Makmur", "nul\0"]),
    sector=st.sampled_from(["", "pangan"]),
    offers=TAGS.map(tuple),
    table_count=st.integers(1, 3),
    seats=st.integers(1, 2),
    availability=st.sampled_from(
        [
            (),
            (AvailabilityTerm("session", word="morning"),),
            (AvailabilityTerm("slot", first=8, last=9),),
        ]
    ),
    contact_name=st.sampled_from(["", "Mulyono", "Teguh Raharjo"]),
    contact_phone=PHONES,
    status=OFTEN_OK,
)


def requests_with(pairs: Sequence[tuple[str, str, str]]) -> Any:
    """Lists of requests of these villages, partners and sides."""
    fields = {
        "rank": st.none() | st.integers(1, 4),
        "note": st.sampled_from(["", "segera"]),
        "status": OFTEN_OK,
    }
    return st.lists(st.sampled_from(pairs), unique=True, min_size=1, max_size=5).flatmap(
        lambda some: st.tuples(*(wish(pair, fields) for pair in some)).map(
            lambda rows: numbered(rows, RequestRow)
        )
    )


def wish(pair: tuple[str, str, str], fields: dict[str, Any]) -> Any:
    village, partner, direction = pair
    named = {"village_code": village, "partner_code": partner, "direction": direction}
    return st.fixed_dictionaries({n: st.just(value) for n, value in named.items()} | fields)


WISHES = requests_with(
    [
        (village, code, side)
        for village in (*VILLAGES, "33.04.01.2004")
        for code in CODES
        for side in ("cooperative", "partner")
    ]
)


def fresh(engine: Engine) -> UUID:
    event_id = new_event(engine, EVENT_MORNING)
    with transaction(engine) as session:
        for tag in shipped_tags():
            tag.event_id = event_id
            session.add(tag)
    return event_id


def planned(session: Session, event_id: UUID, kind: ListKind, rows: Rows) -> Plan:
    event = session.get_one(Event, event_id)
    read: Preview[Any] = Preview(kind.value, "", "", (), (), list(rows))
    held = ApplyResult(held_back=len(read.held_back))
    return plan_list(kind, look(session, event, kind), read, held, EVENT_MORNING)


def bring(engine: Engine, event_id: UUID, kind: ListKind, rows: Rows) -> ApplyResult:
    with transaction(engine, read_only=True) as session:
        plan = planned(session, event_id, kind, rows)
    with transaction(engine) as session:
        run(session, plan.writes)
    return plan.result


def bring_one_by_one(
    engine: Engine, event_id: UUID, kind: ListKind, rows: Rows
) -> list[ApplyResult]:
    with transaction(engine) as session:
        results = []
        for row in rows:
            plan = planned(session, event_id, kind, [row])
            run(session, plan.writes)
            results.append(plan.result)
    return results


def state(engine: Engine, event_id: UUID) -> dict[str, Any]:
    """All that lists lead to, by what people know it by in place of ids."""
    own = {"id", "event_id", "cooperative_id", "partner_id", "created_at"}
    with transaction(engine, read_only=True) as session:
        homes = attendee_queries.all_cooperatives(session, event_id)
        firms = partner_queries.all_partners(session, event_id)
        names = {home.id: home.village_code for home in homes} | {f.id: f.code for f in firms}
        away = partner_queries.absences_of(session, [firm.id for firm in firms])
        people = session.exec(attendee_queries.attendees(event_id)).all()
        tables = partner_queries.all_tables(session, event_id)
        requests = session.exec(select(Request).where(Request.event_id == event_id)).all()
        return {
            "homes": {home.village_code: home.model_dump(exclude=own) for home in homes},
            "needs": names_of(attendee_queries.needs_in_event(session, event_id), names),
            "firms": {firm.code: firm.model_dump(exclude=own) for firm in firms},
            "offers": names_of(partner_queries.offers_in_event(session, event_id), names),
            "away": {
                names[owner]: [(absence.starts_at, absence.ends_at) for absence in absences]
                for owner, absences in away.items()
            },
            "people": {
                person.external_key: person.model_dump(exclude=own)
                | {"of": names[person.cooperative_id or person.partner_id]}  # type: ignore[index]
                for person in people
            },
            "tables": {
                t.number: t.model_dump(exclude=own) | {"of": names[t.partner_id]} for t in tables
            },
            "requests": {
                (names[r.cooperative_id], names[r.partner_id], r.asker): r.model_dump(exclude=own)
                for r in requests
            },
        }


def names_of(found: dict[UUID, list[str]], names: dict[UUID, str]) -> dict[str, list[str]]:
    return {names[owner]: tags for owner, tags in found.items()}


def nothing(_: UUID) -> None:
    """Leave the event empty."""


def compare(
    engine: Engine,
    kind: ListKind,
    before: Rows,
    rows: Rows,
    prepare: Callable[[UUID], None] = nothing,
) -> None:
    """Bring both lists into two events, at once and row by row, and compare."""
    one, other = fresh(engine), fresh(engine)
    for event_id in (one, other):
        prepare(event_id)
        bring(engine, event_id, kind, before)
    result = bring(engine, one, kind, rows)
    results = bring_one_by_one(engine, other, kind, rows)
    assert state(engine, one) == state(engine, other)
    for count in ("created", "updated", "unchanged", "held_back", "withdrawn"):
        assert getattr(result, count) == sum(getattr(each, count) for each in results), count
    codes = [remark.code for each in results for remark in each.held + each.notes]
    assert sorted(remark.code for remark in result.held + result.notes) == sorted(codes)
    standing = state(engine, one)
    again = bring(engine, one, kind, rows)
    assert (again.created, again.updated) == (0, 0)
    assert state(engine, one) == standing


slowly = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])


@slowly
@given(before=PEOPLE, rows=PEOPLE)
def test_people_at_once_are_people_one_by_one(engine: Engine, before: Rows, rows: Rows) -> None:
    compare(engine, ListKind.ATTENDEES, before, rows)


@slowly
@given(before=FIRMS, rows=FIRMS)
def test_partners_at_once_are_partners_one_by_one(engine: Engine, before: Rows, rows: Rows) -> None:
    compare(engine, ListKind.PARTNERS, before, rows)


@slowly
@given(before=WISHES, rows=WISHES)
def test_requests_at_once_are_requests_one_by_one(engine: Engine, before: Rows, rows: Rows) -> None:
    needs = ("gudang", "pupuk")
    homes = [
        AttendeeRow(n, n, code, "Derik", "", "Susukan", name="Budi Utomo", needs=needs)
        for n, code in enumerate(VILLAGES)
    ]
    firms = [PartnerRow(n, n, code, code, offers=needs[: n % 3]) for n, code in enumerate(CODES)]

    def prepare(event_id: UUID) -> None:
        bring(engine, event_id, ListKind.ATTENDEES, homes)
        bring(engine, event_id, ListKind.PARTNERS, firms)
        with transaction(engine) as session:
            event = session.get_one(Event, event_id)
            derive_requests(session, event, actor="x", now=EVENT_MORNING)

    compare(engine, ListKind.REQUESTS, before, rows, prepare)


def test_many_rows_come_in_as_few_do(engine: Engine) -> None:
    event_id = fresh(engine)
    rows = [
        PartnerRow(n, n, f"M{n}", f"Mitra {n}", offers=("sembako", "lpg"), contact_name="Budi")
        for n in range(1, 252)
    ]
    assert bring(engine, event_id, ListKind.PARTNERS, rows).created == len(rows)
    found = state(engine, event_id)
    assert {found["people"][f"partner:{row.code}"]["of"] for row in rows} == set(found["firms"])
    assert {name: found["firms"][name]["name"] for name in found["firms"]} == {
        row.code: row.name for row in rows
    }
    assert all(tags == ["sembako", "lpg"] for tags in found["offers"].values())
    assert sorted(found["tables"]) == [row.row for row in rows]


def test_a_draft_notes_only_what_changes() -> None:
    draft = Draft.new(Partner, {"code": "A", "name": "B", "event_id": UUID(int=1)}, EVENT_MORNING)
    assert (draft["kind"], draft["version"], draft["updated_at"]) == ("", 1, EVENT_MORNING)
    known = Draft({"name": "B", "kind": "", "version": 3})
    known.put(name="B", kind="BUMN")
    assert known.changed == {"kind"}
    known.touch(EVENT_MORNING)
    assert (known["version"], known.changed) == (4, {"kind", "version", "updated_at"})
