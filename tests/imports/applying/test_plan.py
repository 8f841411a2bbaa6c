"""A list that is planned and brought in at once leads to what its rows lead to one by one."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.core.database.drafts import Draft
from app.core.database.sessions import transaction
from app.events.records import Event
from app.imports.records import ListKind
from app.partners.records import Partner
from app.requests.derivation import derive_requests
from app.sheets.rows import AttendeeRow, AvailabilityTerm, PartnerRow, RequestRow
from tests.conftest import EVENT_MORNING
from tests.imports.applying.one_by_one import Rows, bring, compare, fresh, state

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
