"""Which tables a list of partners leads to: pure.

Tables are known by their number. A list gives a partner the numbers that it names, or as many
free ones as are missing to the count that it states. It never takes a table away, except to give
it to the partner that names it when its owner names others instead.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TableWish:
    """What a row says about a partner's tables; `owner` identifies the partner."""

    owner: str
    count: int
    numbers: tuple[int, ...] = ()


@dataclass(slots=True)
class TablePlan:
    """Tables to be added or moved (number -> owner), and owners that cannot have what they name."""

    assigned: dict[int, str] = field(default_factory=dict)
    refused: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Owner -> code of the reason and number of the table."""
    kept: dict[str, int] = field(default_factory=dict)
    """Owner -> number of its tables beyond what the list states."""
    gaining: set[str] = field(default_factory=set)
    """Owners of the tables that are added or moved."""


def plan_tables(
    wishes: Sequence[TableWish], known: Mapping[int, str], in_use: Collection[int]
) -> TablePlan:
    """Decide which tables to add and to move.

    `known` are the event's tables (number -> owner); those `in_use` have meetings and stay where
    they are. A partner that names a table it cannot have is refused as a whole: its other tables,
    and those it would have given away, stay as they are.
    """
    plan = TablePlan()
    while True:
        accepted = [wish for wish in wishes if wish.owner not in plan.refused]
        refused = _refused(accepted, known, in_use)
        if not refused:
            break
        plan.refused |= refused
    owners = dict(known)
    for wish in accepted:
        for number in wish.numbers:
            if owners.get(number) != wish.owner:
                plan.assigned[number] = owners[number] = wish.owner
    _add_by_count(plan, accepted, owners)
    tables = Counter(owners.values())
    for wish in accepted:
        surplus = tables[wish.owner] - wish.count
        if surplus > 0:
            plan.kept[wish.owner] = surplus
    plan.gaining = set(plan.assigned.values())
    return plan


def _refused(
    wishes: Sequence[TableWish], known: Mapping[int, str], in_use: Collection[int]
) -> dict[str, tuple[str, int]]:
    naming = {wish.owner for wish in wishes if wish.numbers}
    claimed: dict[int, str] = {}
    refused: dict[str, tuple[str, int]] = {}
    for wish in wishes:
        for number in wish.numbers:
            owner = known.get(number, wish.owner)
            elsewhere = claimed.setdefault(number, wish.owner) != wish.owner
            if elsewhere or (owner != wish.owner and owner not in naming):
                refused.setdefault(wish.owner, ("table_taken", number))
            elif owner != wish.owner and number in in_use:
                refused.setdefault(wish.owner, ("table_has_meetings", number))
    return refused


def _add_by_count(plan: TablePlan, wishes: Sequence[TableWish], owners: dict[int, str]) -> None:
    tables = Counter(owners.values())
    number = 0
    for wish in wishes:
        if wish.numbers:
            continue
        while tables[wish.owner] < wish.count:
            number += 1
            while number in owners:
                number += 1
            plan.assigned[number] = owners[number] = wish.owner
            tables[wish.owner] += 1
