"""Comparing timetables and distributing meetings: by example and by property."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.meetings.queries import MeetingLine
from app.timetable.comparing.rules import difference

START = datetime(2025, 7, 4, 2, 40, tzinfo=UTC)


def line(visitor: int, host: int, slot: int, table: int = 0, seat: int = 1) -> MeetingLine:
    start = START + timedelta(minutes=20 * slot)
    return MeetingLine(
        id=UUID(int=hash((visitor, host, slot, table, seat)) % 2**100),
        cooperative_id=UUID(int=visitor),
        cooperative=f"Koperasi {visitor}",
        village=f"Desa {visitor}",
        village_kind="desa",
        kecamatan="Batur",
        partner_id=UUID(int=100 + host),
        partner_code=f"P{host}",
        partner=f"Mitra {host}",
        table_id=UUID(int=200 + 10 * host + table),
        table_number=10 * host + table,
        zone=None,
        seat=seat,
        slot_id=UUID(int=300 + slot),
        starts_at=start,
        ends_at=start + timedelta(minutes=20),
        session="pagi",
        tags=(),
    )


def test_a_pair_at_another_time_or_table_moved_but_another_seat_is_no_change() -> None:
    before = [line(1, 1, 0), line(2, 1, 1), line(3, 1, 2), line(4, 1, 3, seat=1)]
    after = [line(1, 1, 4), line(2, 1, 1, table=1), line(3, 2, 2), line(4, 1, 3, seat=2)]
    found = difference(before, after)
    assert (found.added, found.removed, found.moved, found.unchanged) == (1, 1, 2, 1)
    by_name = {party.name: party for party in found.parties}
    assert "Desa 4, Batur" not in by_name, "nothing changes for it"
    assert [move.after.slot_id for move in by_name["Desa 1, Batur"].moved] == [UUID(int=304)]
    assert by_name["Mitra 1"].unchanged == 1
    assert [one.partner for one in by_name["Desa 3, Batur"].removed] == ["Mitra 1"]
    kinds = [party.kind for party in found.parties]
    assert kinds == sorted(kinds)


tables = st.dictionaries(
    st.tuples(st.integers(1, 5), st.integers(1, 4)),
    st.tuples(st.integers(0, 3), st.integers(0, 1)),
).map(lambda places: [line(*pair, *place) for pair, place in places.items()])


@given(tables, tables)
def test_a_comparison_accounts_for_every_meeting_on_both_sides(
    before: list[MeetingLine], after: list[MeetingLine]
) -> None:
    found = difference(before, after)
    assert found.removed + found.moved + found.unchanged == len(before)
    assert found.added + found.moved + found.unchanged == len(after)
    for kind in ("cooperative", "partner"):
        own = [party for party in found.parties if party.kind == kind]
        assert sum(len(party.added) for party in own) == found.added
        assert sum(len(party.moved) for party in own) == found.moved
    back = difference(after, before)
    assert (back.added, back.removed) == (found.removed, found.added)
    assert difference(before, before).parties == []
