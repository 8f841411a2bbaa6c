"""What a problem refuses at construction."""

from collections.abc import Collection, Iterable
from itertools import pairwise

from scheduler.model.entities import Entities, Slot, Slots

MAX_NUMBER = 10**9
"""Scores, limits and lengths beyond it are refused, so that sums stay exact in 64 bits."""


class ProblemError(ValueError):
    """An invariant of the problem does not hold; the message names what, where and why."""


def validate(problem: Entities) -> None:
    """Raise `ProblemError` for the first invariant that does not hold."""
    _check_slots(problem.slots)
    _check_parties(problem)
    parties = {party.id for party in problem.parties}
    _check_tables(problem, parties)
    _check_pauses(problem, parties)
    _check_candidates(problem, parties)
    candidates = {candidate.id for candidate in problem.candidates}
    _check_pools_and_orders(problem, candidates)
    _check_locks(problem, candidates)
    _at_least("problem", "spread", problem.spread, 0)
    _at_least("transition", "slots", problem.transition.slots, 0)
    _at_least("transition", "minutes", problem.transition.minutes, 0)


def _check_parties(problem: Entities) -> None:
    _check_ids("party", (party.id for party in problem.parties))
    for party in problem.parties:
        where = f"party {party.id!r}"
        _check_slot_set(where, "available", party.available, len(problem.slots))
        _at_least(where, "capacity", party.capacity, 0)
        _at_least(where, "min_meetings", party.min_meetings, 0)
        _at_least(where, "max_meetings", party.max_meetings, 0)
        _at_least(where, "required_meetings", party.required_meetings, 0)
        if party.side not in ("visitor", "host", None):
            raise ProblemError(f"{where}: side must be visitor, host or none")


def _check_tables(problem: Entities, parties: Collection[str]) -> None:
    _check_ids("table", (table.id for table in problem.tables))
    for table in problem.tables:
        where = f"table {table.id!r}"
        _at_least(where, "seats", table.seats, 0)
        _check_slot_set(where, "available", table.available, len(problem.slots))
        if table.host is not None and table.host not in parties:
            raise ProblemError(f"{where}: host {table.host!r} is not a party")


def _check_pauses(problem: Entities, parties: Collection[str]) -> None:
    for pause in problem.pauses:
        where = f"pause of party {pause.party!r}"
        if pause.party not in parties:
            raise ProblemError(f"{where}: there is no such party")
        _check_slot_set(where, "its", pause.slots, len(problem.slots))
        if not 1 <= pause.free <= len(pause.slots):
            raise ProblemError(
                f"{where}: free is {pause.free}, must be between 1 and the number of its slots, "
                f"{len(pause.slots)}"
            )


def _check_candidates(problem: Entities, parties: Collection[str]) -> None:
    _check_ids("candidate", (candidate.id for candidate in problem.candidates))
    pairs: dict[tuple[str, str], str] = {}
    for candidate in problem.candidates:
        where = f"candidate {candidate.id!r}"
        for party in (candidate.a, candidate.b):
            if party not in parties:
                raise ProblemError(f"{where}: {party!r} is not a party")
        if candidate.a == candidate.b:
            raise ProblemError(f"{where}: party {candidate.a!r} cannot meet itself")
        pair = min(candidate.a, candidate.b), max(candidate.a, candidate.b)
        if pair in pairs:
            raise ProblemError(
                f"{where}: parties {pair[0]!r} and {pair[1]!r} already have candidate "
                f"{pairs[pair]!r}; at most one meeting per pair"
            )
        pairs[pair] = candidate.id
        _check_slot_set(where, "allowed", candidate.allowed, len(problem.slots))
        if max(abs(candidate.score_a), abs(candidate.score_b)) > MAX_NUMBER:
            raise ProblemError(f"{where}: a score is outside -{MAX_NUMBER}..{MAX_NUMBER}")
        _at_least(where, "length", candidate.length, 1)
        _at_least(where, "rank_a", candidate.rank_a, 1)
        _at_least(where, "rank_b", candidate.rank_b, 1)
        if candidate.fixed is not None and not 0 <= candidate.fixed < len(problem.slots):
            raise ProblemError(f"{where}: fixed slot {candidate.fixed} does not exist")


def _check_pools_and_orders(problem: Entities, known: Collection[str]) -> None:
    _check_ids("pool", (pool.id for pool in problem.pools))
    for pool in problem.pools:
        _at_least(f"pool {pool.id!r}", "limit", pool.limit, 0)
        _check_known(known, f"pool {pool.id!r}", pool.candidates or ())
    for order in problem.precedences:
        _check_known(known, "precedence", (order.before, order.after))
        if order.before == order.after:
            raise ProblemError(f"precedence: candidate {order.before!r} before itself")


def _check_locks(problem: Entities, known: Collection[str]) -> None:
    _check_known(known, "blocks", problem.blocks)
    locked = [lock.candidate for lock in problem.locks]
    _check_known(known, "lock", locked)
    if len(set(locked)) < len(locked):
        raise ProblemError("locks: a candidate is locked more than once")
    tables = {table.id for table in problem.tables}
    for lock in problem.locks:
        where = f"lock of candidate {lock.candidate!r}"
        if not 0 <= lock.slot < len(problem.slots):
            raise ProblemError(f"{where}: slot {lock.slot} does not exist")
        if lock.table is not None and lock.table not in tables:
            raise ProblemError(f"{where}: table {lock.table!r} does not exist")


def _check_known(known: Collection[str], where: str, candidates: Iterable[str]) -> None:
    for candidate in candidates:
        if candidate not in known:
            raise ProblemError(f"{where}: candidate {candidate!r} does not exist")


def _check_slots(slots: tuple[Slot, ...]) -> None:
    _check_ids("slot", (slot.id for slot in slots))
    for slot in slots:
        if slot.end <= slot.start:
            raise ProblemError(f"slot {slot.id!r}: ends at {slot.end}, not after {slot.start}")
    for earlier, later in pairwise(slots):
        if later.start < earlier.end:
            raise ProblemError(
                f"slot {later.id!r}: starts at {later.start}, before slot {earlier.id!r} ends "
                f"at {earlier.end}; slots are listed in time order and do not overlap"
            )
        if later.day < earlier.day:
            raise ProblemError(
                f"slot {later.id!r}: is on day {later.day}, after slot {earlier.id!r} on day "
                f"{earlier.day}"
            )


def _check_ids(kind: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for identity in ids:
        if not identity:
            raise ProblemError(f"{kind}: an id is empty")
        if identity in seen:
            raise ProblemError(f"{kind} {identity!r}: this id is used twice")
        seen.add(identity)


def _check_slot_set(where: str, name: str, slots: Slots, count: int) -> None:
    for slot in slots or ():
        if not 0 <= slot < count:
            raise ProblemError(f"{where}: {name} slot {slot} does not exist (0..{count - 1})")


def _at_least(where: str, name: str, value: int | None, least: int) -> None:
    if value is not None and not least <= value <= MAX_NUMBER:
        raise ProblemError(f"{where}: {name} is {value}, must be between {least} and {MAX_NUMBER}")
