"""Symmetries: interchangeable parties and meetings, of which one order is enough."""

from collections import defaultdict

from scheduler.b2bsp.instance import Instance


def bundles(instance: Instance) -> list[tuple[int, ...]]:
    """Return the meetings, bundled where they are interchangeable.

    Meetings of one party are, if the other party has no other meeting and the same slots are
    allowed: then only how many of them lie in which slots matters.
    """
    found: dict[object, list[int]] = {}
    for row, meeting in enumerate(instance.meetings):
        key: object = row
        if row not in instance.ordered:
            for party, other in ((meeting.a, meeting.b), (meeting.b, meeting.a)):
                if len(instance.meetings_of[other]) == 1:
                    key = (party, meeting.allowed)
                    break
        found.setdefault(key, []).append(row)
    return [tuple(rows) for rows in found.values()]


def twins(instance: Instance) -> list[tuple[int, ...]]:
    """Return rows of meetings that may be required to be in order of time without loss.

    Parties are twins if they meet the same others in the same allowed slots. Exchanging two of
    them changes nothing else, so their meetings with one of those others, who has at most one in
    a slot, can be taken in order. That other must not be a twin put in order itself, nor may any
    twin be such an other: then the classes can be ordered independently.
    """
    alike: defaultdict[frozenset[tuple[int, frozenset[int]]], list[int]] = defaultdict(list)
    for party, rows in enumerate(instance.meetings_of):
        others = [_other(instance, row, party) for row in rows]
        if len(rows) > 1 and len(set(others)) == len(rows) and instance.ordered.isdisjoint(rows):
            slots = [instance.meetings[row].allowed for row in rows]
            alike[frozenset(zip(others, slots, strict=True))].append(party)
    guides: set[int] = set()
    in_order: set[int] = set()
    found = []
    for others_slots, parties in sorted(alike.items(), key=lambda item: (-len(item[1]), item[1])):
        choices = sorted({other for other, _ in others_slots} - in_order)
        if len(parties) < 2 or not choices or not guides.isdisjoint(parties):  # noqa: PLR2004
            continue
        guide = choices[0]
        guides.add(guide)
        in_order.update(parties)
        found.append(
            tuple(
                row
                for party in parties
                for row in instance.meetings_of[party]
                if _other(instance, row, party) == guide
            )
        )
    return found


def _other(instance: Instance, row: int, party: int) -> int:
    meeting = instance.meetings[row]
    return meeting.b if meeting.a == party else meeting.a
