"""Random small problems of every mix of constraints, for Hypothesis."""

from hypothesis import strategies as st

from scheduler import (
    Candidate,
    Lock,
    Party,
    Pause,
    Pool,
    Precedence,
    Problem,
    Slot,
    Table,
    Transition,
)
from scheduler.model.entities import Side


def slot_sets(slots: int) -> st.SearchStrategy[frozenset[int] | None]:
    return st.none() | st.frozensets(st.integers(0, slots - 1), min_size=1)


@st.composite
def programmes(draw: st.DrawFn, most: int = 4) -> tuple[Slot, ...]:
    count = draw(st.integers(1, most))
    lunch = draw(st.integers(1, most))
    night = draw(st.integers(1, 2 * most))
    starts = [i * 20 + 60 * (i >= lunch) + 1440 * (i >= night) for i in range(count)]
    return tuple(
        Slot(
            f"s{i}",
            start,
            start + 20,
            "morning" if i < lunch else "afternoon",
            int(i >= night),
        )
        for i, start in enumerate(starts)
    )


@st.composite
def parties(draw: st.DrawFn, name: str, side: Side | None, slots: int) -> Party:
    return Party(
        id=name,
        capacity=draw(st.integers(1, 2 if side == "host" else 1)),
        available=draw(slot_sets(slots)),
        max_meetings=draw(st.none() | st.integers(1, 3)),
        min_meetings=draw(st.integers(0, 3)),
        side=side,
        zone=draw(st.sampled_from([None, "east", "west"])),
        required_meetings=draw(st.sampled_from([0, 0, 0, 0, 0, 1, 2])),
    )


@st.composite
def candidates(draw: st.DrawFn, pair: tuple[str, str], slots: int, plain: bool) -> Candidate:
    rare = st.just(False) if plain else st.integers(0, 5).map(lambda n: n == 0)
    return Candidate(
        id=f"{pair[0]}~{pair[1]}",
        a=pair[0],
        b=pair[1],
        score_a=draw(st.integers(-1, 9)),
        score_b=draw(st.integers(0, 3)),
        rank_a=draw(st.none() | st.integers(1, 3)),
        rank_b=draw(st.none() | st.integers(1, 2)),
        mandatory=draw(rare),
        allowed=draw(slot_sets(slots)) if draw(rare) else None,
        fixed=draw(st.integers(0, slots - 1)) if draw(rare) else None,
        length=2 if draw(rare) else 1,
    )


@st.composite
def two_sided(draw: st.DrawFn, plain: bool = True, most: int = 5) -> Problem:
    """Visitors and hosts; `plain` leaves out everything that flows do not see."""
    slots = draw(programmes())
    visitors = [
        draw(parties(f"v{i}", "visitor", len(slots))) for i in range(draw(st.integers(1, 3)))
    ]
    hosts = [draw(parties(f"h{i}", "host", len(slots))) for i in range(draw(st.integers(1, 3)))]
    pairs = [(v.id, h.id) for v in visitors for h in hosts]
    return draw(problems(slots, [*visitors, *hosts], pairs, plain, most))


@st.composite
def any_pairs(draw: st.DrawFn, most: int = 5) -> Problem:
    """Parties of any side that may meet in any pair, with every kind of constraint."""
    slots = draw(programmes())
    everyone = [
        draw(parties(f"p{i}", draw(st.sampled_from(["visitor", "host", None])), len(slots)))
        for i in range(draw(st.integers(2, 4)))
    ]
    names = [party.id for party in everyone]
    pairs = [(a, b) for index, a in enumerate(names) for b in names[index + 1 :]]
    return draw(problems(slots, everyone, pairs, False, most))


@st.composite
def some_tables(draw: st.DrawFn, everyone: list[Party], count: int) -> tuple[Table, ...]:
    """At most two tables, shared or owned by one of these parties."""
    owners = st.sampled_from([None, *(p.id for p in everyone)])
    return tuple(
        Table(
            f"t{i}",
            draw(owners),
            draw(st.integers(1, 2)),
            draw(st.sampled_from([None, "east"])),
            draw(st.none() | slot_sets(count)),
        )
        for i in range(draw(st.integers(0, 2)))
    )


@st.composite
def some_pauses(draw: st.DrawFn, everyone: list[Party], count: int) -> tuple[Pause, ...]:
    """At most two pauses, of one party or of two."""
    found = []
    for _ in range(draw(st.integers(0, 2))):
        within = draw(st.frozensets(st.integers(0, count - 1), min_size=1))
        party = draw(st.sampled_from([p.id for p in everyone]))
        found.append(Pause(party, within, draw(st.integers(1, len(within)))))
    return tuple(found)


@st.composite
def problems(
    draw: st.DrawFn,
    slots: tuple[Slot, ...],
    everyone: list[Party],
    pairs: list[tuple[str, str]],
    plain: bool,
    most: int,
) -> Problem:
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=most, unique=True))
    found = tuple(draw(candidates(pair, len(slots), plain)) for pair in chosen)
    ids = st.sampled_from([candidate.id for candidate in found])
    if plain:
        return Problem(slots, tuple(everyone), found)
    tables = draw(some_tables(everyone, len(slots)))
    locked = draw(st.lists(ids, max_size=1))
    return Problem(
        slots,
        tuple(everyone),
        found,
        tables=tables,
        pools=tuple(
            Pool(f"pool{i}", draw(st.integers(0, 2)), draw(st.none() | st.frozensets(ids)))
            for i in range(draw(st.integers(0, 2)))
        ),
        precedences=tuple(
            Precedence(before, after)
            for before, after in draw(st.lists(st.tuples(ids, ids), max_size=2))
            if before != after
        ),
        locks=tuple(
            Lock(
                i,
                draw(st.integers(0, len(slots) - 1)),
                draw(st.none() | st.sampled_from([t.id for t in tables])) if tables else None,
            )
            for i in locked
        ),
        blocks=draw(st.frozensets(ids, max_size=1)) if draw(st.booleans()) else frozenset(),
        transition=draw(
            st.sampled_from([Transition(), Transition(slots=1), Transition(minutes=30)])
        ),
        spread=draw(st.sampled_from([None, None, None, 0, 1])),
        pauses=draw(some_pauses(everyone, len(slots))),
    )
