"""Why a request was not granted: every reason by example, and its meaning by property."""

from collections import Counter
from typing import NamedTuple
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.meetings.granting.rules import Host, Taken, UngrantedReason, why_not
from app.requests.pauses.records import PauseScope

A, B, P, Q = (UUID(int=n) for n in range(1, 5))
S, T = UUID(int=10), UUID(int=11)
SLOTS = (S, T)


class Held(NamedTuple):
    """A meeting."""

    cooperative_id: UUID
    partner_id: UUID
    slot_id: UUID


def taken(held: list[Held]) -> Taken:
    return Taken(
        Counter((one.partner_id, one.slot_id) for one in held),
        {
            visitor: {one.slot_id for one in held if one.cooperative_id == visitor}
            for visitor in {one.cooperative_id for one in held}
        },
    )


def reason(
    held: list[Held],
    *,
    seats: int = 1,
    most: int | None = None,
    there: tuple[UUID, ...] = SLOTS,
    blocked: frozenset[tuple[UUID, UUID]] = frozenset(),
) -> UngrantedReason:
    found = why_not(
        {(A, P)},
        taken(held),
        hosts={P: Host(dict.fromkeys(SLOTS, seats), most), Q: Host(dict.fromkeys(SLOTS, 9))},
        visitors={A: there, B: SLOTS},
        blocked=blocked,
    )
    return found[A, P]


def test_each_reason_is_given_where_it_holds() -> None:
    full = [Held(B, P, S), Held(UUID(int=5), P, T)]
    assert reason(full) is UngrantedReason.HOST_FULL
    assert reason(full, seats=2) is UngrantedReason.STILL_POSSIBLE
    assert reason([Held(B, P, S)], most=1) is UngrantedReason.HOST_FULL
    assert reason([], seats=0) is UngrantedReason.NO_COMMON_SLOT
    assert reason(full, there=()) is UngrantedReason.NO_COMMON_SLOT
    assert reason([Held(A, Q, S)], there=(S,)) is UngrantedReason.VISITOR_FULL
    assert reason([Held(A, Q, S), Held(B, P, T)]) is UngrantedReason.NO_COMMON_FREE_SLOT
    assert reason(full, blocked=frozenset({(A, P)})) is UngrantedReason.BLOCKED


ids = [UUID(int=n) for n in range(20, 26)]
meetings = st.lists(
    st.builds(Held, st.sampled_from(ids[:3]), st.sampled_from(ids[3:]), st.sampled_from(SLOTS)),
    unique_by=(
        lambda one: (one.cooperative_id, one.slot_id),
        lambda one: (one.cooperative_id, one.partner_id),
    ),
)


@given(meetings, st.integers(0, 2), st.sets(st.sampled_from(SLOTS)))
def test_every_ungranted_pair_gets_one_reason_and_only_a_possible_one_could_be_added(
    held: list[Held], seats: int, there: set[UUID]
) -> None:
    granted = {(one.cooperative_id, one.partner_id) for one in held}
    asked = {(visitor, host) for visitor in ids[:3] for host in ids[3:]} - granted
    hosts = {host: Host(dict.fromkeys(SLOTS, seats)) for host in ids[3:]}
    found = why_not(
        asked, taken(held), hosts=hosts, visitors=dict.fromkeys(ids[:3], there), blocked=set()
    )
    assert found.keys() == asked
    for (visitor, host), why in found.items():
        addable = [
            slot
            for slot in there
            if sum((one.partner_id, one.slot_id) == (host, slot) for one in held) < seats
            and (visitor, slot) not in {(one.cooperative_id, one.slot_id) for one in held}
        ]
        assert (why is UngrantedReason.STILL_POSSIBLE) == bool(addable)
        assert (why is UngrantedReason.NO_COMMON_SLOT) == (not there or not seats)


def test_a_slot_that_a_pause_leaves_free_is_no_room() -> None:
    def found(side: PauseScope) -> UngrantedReason:
        return why_not(
            {(A, P)},
            taken([Held(A, Q, S)] if side is PauseScope.COOPERATIVES else [Held(B, P, S)]),
            hosts={P: Host(dict.fromkeys(SLOTS, 1)), Q: Host(dict.fromkeys(SLOTS, 9))},
            visitors={A: SLOTS, B: SLOTS},
            blocked=(),
            resting=lambda _, of, busy: {T} if of is side and busy else set(),
        )[A, P]

    assert found(PauseScope.COOPERATIVES) is UngrantedReason.VISITOR_FULL
    assert found(PauseScope.PARTNERS) is UngrantedReason.HOST_FULL
