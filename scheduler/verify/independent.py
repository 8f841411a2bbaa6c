"""Checks a timetable and what is claimed of it: this file, Python, and nothing else.

    python independent.py problem.json result.json [--strict]

Shares no code with the scheduler and imports nothing beyond the standard library, so that anyone
can read all of it. All numbers are exact integers; it is slow, and need not be fast. The problem is
taken as it is given. Every bound is derived again, from the problem and the prices in the result:
`relax.degree` and `relax.lagrangian.multipliers` in the scheduler say why they hold.

Exit code 0: all that is claimed is proven, or is said to be on the solver's word (`--strict`:
is proven); 1: something is false; 2: the files cannot be read.
"""

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Placed = dict[str, tuple[int, str | None]]
Range = tuple[int, int]
NEEDED = object()
FIELDS: dict[str, Record] = {
    "slots": {"id": NEEDED, "start": NEEDED, "end": NEEDED, "session": "", "day": 0},
    "parties": {
        "id": NEEDED, "capacity": 1, "available": None, "max_meetings": None, "min_meetings": 0,
        "side": None, "zone": None, "label": "", "required_meetings": 0,
    },
    "candidates": {
        "id": NEEDED, "a": NEEDED, "b": NEEDED, "score_a": 0, "score_b": 0, "rank_a": None,
        "rank_b": None, "mandatory": False, "allowed": None, "fixed": None, "length": 1,
    },
    "tables": {"id": NEEDED, "host": None, "seats": 1, "zone": None, "available": None},
    "pools": {"id": NEEDED, "limit": NEEDED, "candidates": None},
    "precedences": {"before": NEEDED, "after": NEEDED},
    "locks": {"candidate": NEEDED, "slot": NEEDED, "table": None},
    "pauses": {"party": NEEDED, "slots": NEEDED, "free": 1},
}  # fmt: skip
TIERS = ("fairness", "first_choices", "satisfaction", "compactness", "host_balance")
FLOWS = TIERS[:3]
UNEVEN = "breaks differ"
UNIT, SHARE, MOST_CANDIDATES, STEPS = 1_000_000, 10_000, 8, 100_000


class ClaimError(Exception):
    """A claim is false; the message says which."""


def ensure(truth: object, message: str) -> None:
    """Raise `ClaimError` unless something is true."""
    if not truth:
        raise ClaimError(message)


def integers(content: object) -> bool:
    """Return whether lists and records hold texts and integers alone."""
    if isinstance(content, dict):
        return all(map(integers, content.values()))
    if isinstance(content, list):
        return all(map(integers, content))
    return type(content) is int or isinstance(content, str) or content is None


def is_better(tier: str, value: list[int], than: list[int]) -> bool:
    """Return whether a value surpasses another."""
    return value < than if tier == "compactness" else value > than


def whole(record: Record, fields: Record) -> Record:
    """Return a record with every field, its sets sorted."""
    found = {name: record[name] if value is NEEDED else record.get(name, value)
             for name, value in fields.items()}  # fmt: skip
    return {n: sorted(set(v)) if isinstance(v, list) else v for n, v in found.items()}


class Event:
    """A problem, and what follows from it for each party, candidate and limit by itself."""

    def __init__(self, problem: Record) -> None:
        for name, fields in FIELDS.items():
            setattr(self, name, [whole(one, fields) for one in problem.get(name, [])])
        self.blocks = sorted(set(problem.get("blocks", [])))
        self.transition = whole(problem.get("transition", {}), {"slots": 0, "minutes": 0})
        self.spread: int | None = problem.get("spread")
        self.times = range(len(self.slots))
        self.party = {one["id"]: one for one in self.parties}
        self.candidate = {one["id"]: one for one in self.candidates}
        self.lock = {one["candidate"]: one for one in self.locks}
        self.owners = {table["host"] for table in self.tables}
        self.of: defaultdict[str, list[Record]] = defaultdict(list)
        for one in self.candidates:
            self.of[one["a"]].append(one)
            self.of[one["b"]].append(one)
        self.held = {c["id"] for c in self.candidates if c["mandatory"] or c["id"] in self.lock}
        self.room = {party: self._room(party) for party in self.party}
        self.starts = {c["id"]: self._starts(c) for c in self.candidates}
        self.limits = list(self._limits())
        self.most = {
            p["id"]: min(sum(self.room[p["id"]]) - self._lost_to_pauses(p["id"]),
                         len(self.candidates) if p["max_meetings"] is None
                         else p["max_meetings"])
            for p in self.parties
        }  # fmt: skip
        self.target = {
            p["id"]: min(p["min_meetings"], len(self.of[p["id"]])) if p["side"] == "visitor" else 0
            for p in self.parties
        }
        self.levels = max(self.target.values(), default=0)

    slots: list[Record]
    parties: list[Record]
    candidates: list[Record]
    tables: list[Record]
    pools: list[Record]
    precedences: list[Record]
    locks: list[Record]
    pauses: list[Record]

    def digest(self) -> str:
        """Return the hash by which a result names its problem."""
        content: Record = {
            name: [{f: v for f, v in one.items() if v != fields[f]} for one in getattr(self, name)]
            for name, fields in FIELDS.items()
        }
        content["blocks"] = self.blocks
        content["transition"] = {name: n for name, n in self.transition.items() if n}
        content |= {} if self.spread is None else {"spread": self.spread}
        content["pauses"] = content.pop("pauses")
        kept = ("slots", "parties", "candidates")
        content = {name: v for name, v in content.items() if name in kept or v or name == "spread"}
        document = {"format": "titik-temu/problem", "version": 1, "problem": content}
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def joined(self, slot: int) -> bool:
        """Return whether a slot continues the one before it: of its session, on its day."""
        return slot > 0 and self.one_day(slot - 1, slot) and (
            self.slots[slot - 1]["session"] == self.slots[slot]["session"])  # fmt: skip

    def one_day(self, one: int, other: int) -> bool:
        """Return whether two slots are on one day."""
        return bool(self.slots[one]["day"] == self.slots[other]["day"])

    def breaks(self, slots: Sequence[int]) -> int:
        """Return the breaks between occupied slots, given in order; the night is none."""
        return sum(self.one_day(s, t) and (t != s + 1 or not self.joined(t))
                   for s, t in pairwise(slots))  # fmt: skip

    def idle(self, slots: Sequence[int]) -> int:
        """Return the free slots between occupied ones of a day, given in order."""
        return sum(t - s - 1 for s, t in pairwise(slots) if self.one_day(s, t))

    def too_near(self, one: int, other: int) -> bool:
        """Return whether there is no time to change zones between two slots."""
        s, t = min(one, other), max(one, other)
        rest = self.slots[t]["start"] - self.slots[s]["end"]
        return bool(t - s <= self.transition["slots"] or rest < self.transition["minutes"])

    def tables_for(self, one: Record) -> list[Record]:
        """Return the tables at which a meeting may sit; none: it needs none."""
        own = [table for table in self.tables if table["host"] in (one["a"], one["b"])]
        return own or [table for table in self.tables if table["host"] is None]

    def zone(self, one: Record, table: Record | None) -> str | None:
        """Return the zone of a meeting at a table."""
        both = [self.party[one["a"]], self.party[one["b"]]]
        if table and table["zone"] is not None:
            return str(table["zone"])
        if table and table["host"] is not None:
            zones = [self.party[table["host"]]["zone"]]
        else:
            zones = [p["zone"] for p in sorted(both, key=lambda p: p["side"] != "host")]
        return next((zone for zone in zones if zone is not None), None)

    def zones(self, one: Record) -> set[str | None]:
        """Return the zones of a meeting at any table it may sit at."""
        tables: list[Record | None] = [*self.tables_for(one)]
        return {self.zone(one, table) for table in tables or [None]}

    def covered(self, one: Record, start: int) -> range:
        """Return the slots of a meeting."""
        return range(start, start + one["length"])

    def _seats(self, tables: Sequence[Record]) -> list[int]:
        return [sum(x["seats"] for x in tables if x["available"] is None or t in x["available"])
                for t in self.times]  # fmt: skip

    def _room(self, party: str) -> list[int]:
        own = self.party[party]
        open_ = [own["available"] is None or t in own["available"] for t in self.times]
        room = [own["capacity"] * is_open for is_open in open_]
        elsewhere = any({c["a"], c["b"]} <= self.owners for c in self.of[party])
        if party in self.owners and not elsewhere:
            tables = [table for table in self.tables if table["host"] == party]
            room = [min(pair) for pair in zip(room, self._seats(tables), strict=True)]
        return room

    def _lost_to_pauses(self, party: str) -> int:
        """Return the meetings for which there is no room; of pauses that overlap one counts."""
        lost, counted = 0, set[int]()
        for one in self.pauses:
            smallest = sum(sorted(self.room[party][t] for t in one["slots"])[: one["free"]])
            if one["party"] == party and smallest and not counted & set(one["slots"]):
                lost += smallest
                counted |= set(one["slots"])
        return lost

    def _starts(self, one: Record) -> list[int]:
        lock = self.lock.get(one["id"])
        return [
            t for t in self.times[: max(0, len(self.times) - one["length"] + 1)]
            if one["id"] not in self.blocks
            and (one["allowed"] is None or t in one["allowed"])
            and one["fixed"] in (None, t)
            and (lock is None or lock["slot"] == t)
            and all(self.joined(s) for s in self.covered(one, t)[1:])
            and all(self.room[one[x]][s] > 0 for s in self.covered(one, t) for x in "ab")
        ]  # fmt: skip

    def _limits(self) -> Iterator[tuple[set[str], list[int]]]:
        everyone = {c["id"] for c in self.candidates}
        found = [
            (everyone if pool["candidates"] is None else set(pool["candidates"]),
             [pool["limit"]] * len(self.times))
            for pool in self.pools
        ]  # fmt: skip
        if None in self.owners:
            free = {c["id"] for c in self.candidates if not {c["a"], c["b"]} & self.owners}
            found.append((free, self._seats([x for x in self.tables if x["host"] is None])))
        for members, room in found:
            load = Counter(
                slot
                for identity in members
                for slot in {s for t in self.starts[identity]
                             for s in self.covered(self.candidate[identity], t)}
            )  # fmt: skip
            if any(load[t] > room[t] for t in self.times):
                inside = {identity for identity in members if self.starts[identity]}
                yield inside, [min(room[t], load[t]) for t in self.times]


def violations(event: Event, placed: Placed, *, partial: bool = False) -> Iterator[str]:
    """Return each broken constraint; `partial`: more meetings may follow."""
    tables: dict[str | None, Record] = {table["id"]: table for table in event.tables}
    for identity, (start, sits) in placed.items():
        if identity not in event.candidate or start not in event.starts[identity]:
            yield f"{identity} cannot start in slot {start}"
            return
        able = event.tables_for(event.candidate[identity])
        if sits not in [table["id"] for table in able] if able else sits is not None:
            yield f"{identity} may not sit at table {sits}"
            return
        if event.lock.get(identity, {}).get("table") not in (None, sits):
            yield f"{identity} is locked to another table"
    yield from overloads(event, placed)
    for order in event.precedences:
        if order["before"] in placed and order["after"] in placed:
            last = placed[order["before"]][0] + event.candidate[order["before"]]["length"]
            if last > placed[order["after"]][0]:
                yield f"{order['before']} does not end before {order['after']}"
    if any(event.transition.values()):
        yield from hurried(event, placed, tables)
    busy = occupied(event, placed)
    for pause in event.pauses:
        if len(set(pause["slots"]) - set(busy[pause["party"]])) < pause["free"]:
            yield f"party {pause['party']} has no pause"
    if not partial:
        yield from undone(event, placed)


def undone(event: Event, placed: Placed) -> Iterator[str]:
    """Return each constraint that more meetings may still keep."""
    yield from (f"{identity} is not held" for identity in event.held - placed.keys())
    for p in event.parties:
        if sum(c["id"] in placed for c in event.of[p["id"]]) < p["required_meetings"]:
            yield f"party {p['id']} has too few meetings"
    busy = occupied(event, placed)
    for side in ("visitor", "host", None):
        counts = [event.breaks(busy[p["id"]]) for p in event.parties if p["side"] == side]
        if event.spread is not None and counts and max(counts) - min(counts) > event.spread:
            yield f"{UNEVEN} by {max(counts) - min(counts)}"


def overloads(event: Event, placed: Placed) -> Iterator[str]:
    """Return where more meetings are held than a party, a table or a pool has room for."""
    load: Counter[tuple[str, str, int]] = Counter()
    for identity, (start, sits) in placed.items():
        one = event.candidate[identity]
        nodes = [("party", one["a"]), ("party", one["b"])]
        nodes += [] if sits is None else [("table", sits)]
        nodes += [("pool", p["id"]) for p in event.pools
                  if p["candidates"] is None or identity in p["candidates"]]  # fmt: skip
        load.update(
            (kind, name, slot) for kind, name in nodes for slot in event.covered(one, start)
        )
    limit: dict[tuple[str, str, int], int] = {}
    for kind, nodes_of, room in (
        ("party", event.parties, "capacity"),
        ("table", event.tables, "seats"),
        ("pool", event.pools, "limit"),
    ):
        for node in nodes_of:
            for t in event.times:
                is_open = node.get("available") is None or t in node["available"]
                limit[kind, node["id"], t] = node[room] * is_open
    yield from (f"{key} has {n} meetings" for key, n in load.items() if n > limit[key])
    for p in event.parties:
        held = sum(c["id"] in placed for c in event.of[p["id"]])
        if p["max_meetings"] is not None and held > p["max_meetings"]:
            yield f"party {p['id']} has {held} meetings"


def hurried(event: Event, placed: Placed, tables: dict[str | None, Record]) -> Iterator[str]:
    """Return the parties that have no time to walk between zones."""
    stays: defaultdict[str, list[tuple[str, range]]] = defaultdict(list)
    for identity, (start, sits) in placed.items():
        one = event.candidate[identity]
        zone = event.zone(one, None if sits is None else tables[sits])
        for party in (one["a"], one["b"]):
            stays[party] += [] if zone is None else [(zone, event.covered(one, start))]
    for party, held in stays.items():
        for (zone, slots), (other, later) in combinations(held, 2):
            if zone != other and any(event.too_near(s, t) for s in slots for t in later):
                yield f"party {party} has no time to walk"


def occupied(event: Event, placed: Placed) -> dict[str, list[int]]:
    """Return the slots in which each party meets, in order."""
    busy: dict[str, set[int]] = {party: set() for party in event.party}
    for identity, (start, _) in placed.items():
        one = event.candidate[identity]
        for x in "ab":
            busy[one[x]].update(event.covered(one, start))
    return {party: sorted(slots) for party, slots in busy.items()}


def values_of(event: Event, placed: Placed) -> dict[str, list[int]]:
    """Return the value of every tier."""
    chosen = [event.candidate[identity] for identity in placed]
    number = {p: sum(c["id"] in placed for c in event.of[p]) for p in event.party}
    counted = [min(number[p], event.target[p]) for p in event.party]
    days = [day for day in occupied(event, placed).values() if day]
    shares = [number[p] * SHARE // event.most[p] for p in rated(event)]
    return {
        "fairness": [sum(n > level for n in counted) for level in range(event.levels)],
        "first_choices": [sum(weight(one, "first_choices") for one in chosen)],
        "satisfaction": [sum(weight(one, "satisfaction") for one in chosen)],
        "compactness": [
            sum(event.breaks(day) for day in days),
            sum(event.idle(day) for day in days),
        ],
        "host_balance": [min(shares, default=SHARE)],
    }


def rated(event: Event) -> list[str]:
    """Return the hosts that count for host balance."""
    return [p for p, own in event.party.items()
            if own["side"] == "host" and event.of[p] and event.most[p] > 0]  # fmt: skip


def weight(one: Record, tier: str) -> int:
    """Return what a meeting is worth in a tier by itself."""
    if tier == "first_choices":
        return int(one["rank_a"] == 1) + int(one["rank_b"] == 1)
    return int(one["score_a"] + one["score_b"]) if tier == "satisfaction" else 0


def reward(target: int, levels: int, number: int) -> int:
    """Return what so many meetings earn: `levels`, then one less, and so on up to the target."""
    counted = min(number, target)
    return counted * levels - counted * (counted - 1) // 2


def scalar(tier: str, value: Sequence[int]) -> int:
    """Return a value as one number."""
    if tier != "fairness":
        return value[0]
    return sum(count * (len(value) - level) for level, count in enumerate(value))


class Face:
    """Ranges within which every timetable lies that is as good in the tiers so far.

    Numbers of meetings of nodes (parties, then limits), and whether candidates are held.
    """

    def __init__(self, event: Event) -> None:
        self.event = event
        self.nodes = [{c["id"] for c in event.of[p]} for p in event.party]
        self.nodes += [members for members, _ in event.limits]
        rooms = [sum(event.room[p]) for p in event.party]
        rooms += [sum(room) for _, room in event.limits]
        most = [*event.most.values(), *(len(members) for members, _ in event.limits)]
        self.number: list[Range] = []
        least = [p["required_meetings"] for p in event.parties] + [0] * len(event.limits)
        for members, room, limit, few in zip(self.nodes, rooms, most, least, strict=True):
            fitting = left = 0
            for length in sorted(event.candidate[identity]["length"] for identity in members):
                left += length
                fitting += left <= room
            self.number.append((few, min(limit, fitting)))
        self.taken: dict[str, Range] = {
            c: (int(c in event.held), int(bool(event.starts[c]))) for c in event.candidate
        }

    def possible(self, node: int) -> Range:
        """Return the range of a node's meetings, from its own and from its candidates' ranges."""
        (least, most), members = self.number[node], self.nodes[node]
        low, high = (sum(self.taken[c][end] for c in members) for end in (0, 1))
        return max(least, low), min(most, high)

    def dual(
        self, target: Sequence[int], levels: int, worth: dict[str, int], prices: Sequence[int]
    ) -> tuple[int, "Face"]:
        """Return the bound that the prices prove, and the face of all that attains it."""
        found = Face(self.event)
        bound = 0
        for node, (least, most) in enumerate(self.number):
            ensure(least <= most, "nothing satisfies what came before")
            gains = {n: reward(target[node], levels, n) - prices[node] * n
                     for n in range(least, most + 1)}  # fmt: skip
            best = max(gains.values())
            bound += best
            alike = [n for n, gain in gains.items() if gain == best]
            found.number[node] = min(alike), max(alike)
        asked: Counter[str] = Counter()
        for members, price in zip(self.nodes, prices, strict=True):
            asked.update(dict.fromkeys(members, price))
        for identity, (low, high) in self.taken.items():
            margin = worth[identity] + asked[identity]
            bound += max(margin * low, margin * high)
            found.taken[identity] = (high if margin > 0 else low, low if margin < 0 else high)
        return bound, found

    def laminar(self, prices: Sequence[int]) -> bool:
        """Return whether the limits with a price and those who meet visitors are nested sets."""
        event, parties = self.event, len(self.event.party)
        visiting = {p for p, own in event.party.items() if own["side"] == "visitor"}
        startable = {c for c, starts in event.starts.items() if starts}
        sets = [members & startable for members, p in
                zip(self.nodes[parties:], prices[parties:], strict=True) if p]  # fmt: skip
        sets += [{c["id"] for c in event.of[p]} & startable for p in event.party.keys() - visiting]
        nested = all(not a & b or a <= b or b <= a for a, b in combinations(sets, 2))
        return nested and all(len({c["a"], c["b"]} & visiting) == 1 for c in event.candidates)

    def counted(self, tier: str) -> list[int]:
        """Return a bound on a tier from the ranges alone."""
        event = self.event
        if tier == "fairness":
            return [sum(t > level for t in event.target.values()) for level in range(event.levels)]
        if tier == "compactness":
            return [sum(fewest_breaks(event.room[p], event, self.possible(node)[0])
                        for node, p in enumerate(event.party)), 0]  # fmt: skip
        if tier == "host_balance":
            node = {p: n for n, p in enumerate(event.party)}
            most = {p: max(0, self.possible(node[p])[1]) for p in rated(event)}
            return [min((most[p] * SHARE // event.most[p] for p in most), default=SHARE)]
        worth = {c["id"]: weight(c, tier) for c in event.candidates}
        return [sum(max(worth[c] * low, worth[c] * high) for c, (low, high) in self.taken.items())]


def fewest_breaks(room: Sequence[int], event: Event, number: int) -> int:
    """Return the breaks that so many meetings need: runs of open slots hold only so many.

    One run of each day, the widest, needs none.
    """
    runs: dict[int, list[int]] = {}
    for t in event.times:
        of_day = runs.setdefault(event.slots[t]["day"], [])
        if not (room[t] and t and room[t - 1] and event.joined(t)):
            of_day.append(0)
        of_day[-1] += room[t]
    further: list[int] = []
    for of_day in runs.values():
        widest, *others = sorted(of_day, reverse=True)
        number, further = number - widest, further + others
    needed = 0
    for run in sorted(further, reverse=True):
        if number <= 0:
            break
        number, needed = number - run, needed + 1
    return needed


class Days:
    """What the days of a timetable cost at least, if meetings with hosts have prices in slots."""

    def __init__(self, face: Face, asked: Sequence[Sequence[int]]) -> None:
        self.face, self.event = face, face.event
        parties = list(face.event.party)
        self.prices = {p: [0] * len(face.event.times) for p in parties}
        for party, slot, price in asked:
            ensure(0 <= party < len(parties) and 0 <= slot < len(face.event.times), "no such slot")
            self.prices[parties[party]][slot] = price
        self.node = {p: node for node, p in enumerate(parties)}
        self.rows: dict[str, list[Record]] = {}
        for p in sorted(parties, key=lambda p: face.event.party[p]["side"] != "visitor"):
            rows = [c for c in face.event.of[p] if face.taken[c["id"]][1]]
            others = {c["a"] for c in rows} | {c["b"] for c in rows}
            busy = any(self.prices[p]) or max(face.event.room[p], default=0) > 1
            if rows and not busy and len(rows) <= MOST_CANDIDATES and not others & self.rows.keys():
                self.rows[p] = rows

    def least(
        self, of_break: int, of_idle: int, owed: Sequence[Any], before: Record, unit: int
    ) -> int:
        """Return a bound on the sum of breaks and idle slots at these costs.

        Timetables are as good as `before` in the tiers to which something is `owed`, to
        satisfaction for every `unit` points.
        """
        face, event = self.face, self.event
        points = {tier: unit if tier == "satisfaction" else 1 for tier, _ in owed}
        divided = all(weight(c, tier) % n == 0 for c in event.candidates
                      for tier, n in points.items() if n > 0)  # fmt: skip
        ensure(
            divided and all(n > 0 for n in points.values()), "a score is no multiple of the unit"
        )
        for tier, price in owed:
            ensure(tier in FLOWS and tier in before and price >= 0, f"nothing is owed to {tier}")
        credit = {c["id"]: sum(n * (weight(c, tier) // points[tier]) for tier, n in owed)
                  for c in event.candidates}  # fmt: skip
        extra = sum(n for tier, n in owed if tier == "fairness")
        total: int = sum(n * (scalar(tier, before[tier]) // points[tier]) for tier, n in owed)
        for party, rows in self.rows.items():
            total += self._day(party, rows, (of_break, of_idle), credit, extra)
        travelling = {c["id"] for rows in self.rows.values() for c in rows}
        for c in event.candidates:
            low, high = face.taken[c["id"]]
            if high and c["id"] not in travelling:
                prices = [self._asked(c, "ab", t) - credit[c["id"]] for t in event.starts[c["id"]]]
                total += min(prices, default=0) if low else min([0, *prices])
        for party in event.party.keys() - self.rows.keys():
            total -= extra * reward(event.target[party], event.levels, event.target[party])
            total += self._load(party, of_break, of_idle)
        return total

    def _asked(self, one: Record, sides: str, start: int) -> int:
        return sum(self.prices[one[x]][t] for x in sides for t in self.event.covered(one, start))

    def _pause(self, end: int, start: int, of_break: int, of_idle: int) -> int:
        if not self.event.one_day(end - 1, start) or (end == start and self.event.joined(start)):
            return 0
        return of_break + of_idle * (start - end)

    def _day(
        self, party: str, rows: list[Record], costs: Range, credit: dict[str, int], extra: int
    ) -> int:
        """Return the cost of a party's cheapest day: over sets of meetings, by end and zone."""
        event, (least, most) = self.event, self.face.possible(self.node[party])
        labels: dict[tuple[int, int, str | None], int] = {}
        walking = any(event.transition.values())
        zones = [event.zones(c) for c in rows]
        for t in event.times:
            before = [(*state, cost) for state, cost in labels.items() if state[0] <= t]
            for index, one in enumerate(rows):
                if t not in event.starts[one["id"]]:
                    continue
                zone = next(iter(zones[index])) if walking and len(zones[index]) == 1 else None
                cost = self._asked(one, "ab".replace("a" if one["a"] == party else "b", ""), t)
                cost -= credit[one["id"]]
                for end, mask, at, so_far in [(t, 0, None, 0), *before]:
                    far = not (at and zone and at != zone and event.too_near(end - 1, t))
                    if mask >> index & 1 or mask.bit_count() >= most or not far:
                        continue
                    sum_ = so_far + cost + (self._pause(end, t, *costs) if mask else 0)
                    state = (t + one["length"], mask | 1 << index, zone)
                    labels[state] = min(sum_, labels.get(state, sum_))
        forced = sum(1 << i for i, c in enumerate(rows) if self.face.taken[c["id"]][0])
        ends = [
            cost - extra * reward(event.target[party], event.levels, mask.bit_count())
            for (_, mask, _), cost in [((0, 0, None), 0), *labels.items()]
            if mask & forced == forced and least <= mask.bit_count() <= most
        ]
        return min(ends) if ends else 0

    def _load(self, party: str, of_break: int, of_idle: int) -> int:
        """Return the cost of a host's cheapest numbers of meetings in each slot."""
        event, (least, most) = self.event, self.face.possible(self.node[party])
        for c in event.of[party]:
            low, high = self.face.taken[c["id"]]
            least, most = least + low * (c["length"] - 1), most + high * (c["length"] - 1)
        most = min(most, sum(event.room[party]))
        at: list[dict[int, int]] = []
        for t in event.times:
            ready = {0: 0}
            for end, loads in enumerate(at, 1):
                for number, cost in loads.items():
                    now = cost + self._pause(end, t, of_break, of_idle)
                    ready[number] = min(now, ready.get(number, now))
            found: dict[int, int] = {}
            for number, cost in ready.items():
                for more in range(1, min(event.room[party][t], most - number) + 1):
                    now = cost - more * self.prices[party][t]
                    found[number + more] = min(now, found.get(number + more, now))
            at.append(found)
        ends = [cost for loads in [{0: 0}, *at] for n, cost in loads.items() if least <= n <= most]
        return min(ends, default=0)


def proven_bound(
    face: Face, tier: Record, before: Record, bound: list[int]
) -> tuple[list[int], Face]:
    """Return the bound that a tier's witness proves, and the face for the tiers after it."""
    event, name, witness = face.event, tier["name"], tier["witness"]
    parties, counted = len(event.party), face.counted(name)
    worth = {c["id"]: weight(c, name) for c in event.candidates}
    if name == "compactness":
        days, unit = Days(face, witness["asked"]), witness.get("unit", 1)
        breaks = max(0, -(-days.least(UNIT, 0, witness.get("owed", ()), before, unit) // UNIT))
        idle, more = 0, witness.get("idle")
        if more is not None:
            ensure(more["breaks"] >= 0, "a break cannot cost less than nothing")
            least = Days(face, more["asked"]).least(
                more["breaks"], UNIT, more.get("owed", ()), before, unit
            )
            idle = max(0, -(-(least - more["breaks"] * breaks) // UNIT))
        return max([breaks, idle], counted), face
    prices = witness["prices"]
    ensure(len(prices) == len(face.nodes), f"{name}: the witness does not fit")
    target, levels = [0] * len(prices), 0
    if name == "fairness":
        target[:parties], levels = event.target.values(), event.levels
    if name == "host_balance":
        if bound[0] >= SHARE:
            return counted, face
        for node, p in enumerate(event.party):
            target[node] = -(-(bound[0] + 1) * event.most[p] // SHARE) if p in rated(event) else 0
        levels = max(target)
    dual, attaining = face.dual(target, levels, worth, prices)
    if name == "host_balance":
        return (bound if dual < sum(reward(t, levels, t) for t in target) else counted), face
    attained = dual == scalar(name, tier["value"])
    if name != "fairness":
        return min([dual], counted), attaining if attained else face
    ensure(scalar(name, bound) >= dual, f"fairness: the witness proves {dual} only")
    proven = attained and face.laminar(prices)
    return (tier["value"] if proven else counted), attaining if attained else face


def judge(face: Face, tier: Record, values: Record, before: Record) -> tuple[str, Face]:
    """Return "proven" or "on the solver's word", and the face for the tiers after this one."""
    name, bound = tier["name"], tier.get("bound")
    ensure(name in values, f"there is no tier {name}")
    ensure(integers([tier["value"], bound, tier.get("witness")]), f"{name}: not in integers")
    ensure(tier["value"] == values[name], f"{name}: the value is {values[name]}")
    if bound is None:
        ensure(tier.get("gap") is None and not tier["proven"], f"{name}: no bound, yet a gap")
        return "proven", face
    ensure(len(bound) == len(values[name]), f"{name}: the bound has another form")
    ensure(not is_better(name, values[name], bound), f"{name}: the value surpasses the bound")
    ensure(not tier["proven"] or bound == values[name], f"{name}: the bound is not reached")
    gap = 0.0
    for reached, limit in zip(values[name], bound, strict=True):
        if reached != limit:
            gap = min(1.0, abs(limit - reached) / max(1, abs(limit), abs(reached)))
            break
    ensure(tier.get("gap") == gap, f"{name}: the gap is {gap}")
    certain, after = face.counted(name), face
    if tier.get("witness") is not None:
        certain, after = proven_bound(face, tier, before, bound)
        weak = is_better(name, certain, bound)
        ensure(not weak or name not in FLOWS[1:], f"{name}: the witness proves {certain} only")
    return "on the solver's word" if is_better(name, certain, bound) else "proven", after


def some_timetable(event: Event) -> Placed | None:
    """Return a timetable of what must be held, or `None` if there is none.

    It has the meetings that are required of parties. Raises `TimeoutError` where neither comes out.
    """
    face = Face(event)
    ranges = [face.possible(node) for node in range(len(face.nodes))]
    if any(least > most for least, most in ranges):
        return None
    needy = {p["id"] for p in event.parties if p["required_meetings"]}
    more = {c["id"] for c in event.candidates if {c["a"], c["b"]} & needy} - event.held
    few = [sorted(some, key=lambda c: (len(event.starts[c]), c)) for some in (event.held, more)]
    rows = [*few[0], *few[1]]
    todo: list[tuple[int, Placed]] = [(0, {})]
    steps, uneven = 0, False
    while todo:
        position, placed = todo.pop()
        steps += 1 + len(placed)
        if steps > STEPS:
            raise TimeoutError
        if any(violations(event, placed, partial=True)):
            continue
        wrong = [*violations(event, placed)] if position >= len(event.held) else [""]
        if not wrong:
            return placed
        if position == len(rows):
            uneven |= any(one.startswith(UNEVEN) for one in wrong)
            continue
        one = event.candidate[rows[position]]
        tables = [table["id"] for table in event.tables_for(one)] or [None]
        if one["id"] in more:
            todo.append((position + 1, placed))
        todo += [(position + 1, {**placed, one["id"]: (t, x)})
                 for t in event.starts[one["id"]] for x in tables]  # fmt: skip
    if uneven:
        raise TimeoutError
    return None


def is_short(event: Event, said: Record) -> bool:
    """Return whether more meetings are required of a party than it can hold, as is said."""
    party = said["party"]
    least = event.party[party]["required_meetings"]
    room = min(event.most[party], sum(bool(event.starts[c["id"]]) for c in event.of[party]))
    return bool(least > room and said == {"party": party, "least": least, "room": room})


def said_true(event: Event, code: str, said: Record) -> bool:
    """Return whether a contradiction is one that counting shows in the problem."""
    if code in ("held_but_blocked", "held_without_slot", "locked_to_wrong_table"):
        one = event.candidate.get(said["candidate"])
        if one is None:
            return False
        lock, identity = event.lock.get(one["id"]), one["id"]
        if code == "locked_to_wrong_table":
            able = [table["id"] for table in event.tables_for(one)]
            table = lock["table"] if lock else None
            return said == {"candidate": identity, "table": table} and None is not table not in able
        more = {} if code == "held_but_blocked" else {"a": one["a"], "b": one["b"]}
        duty = "is locked" if lock else "is mandatory"
        stuck = identity in event.held and not event.starts[identity]
        blocked = (identity in event.blocks) == (code == "held_but_blocked")
        return stuck and blocked and said == {"candidate": identity, "duty": duty, **more}
    if code == "party_short":
        return is_short(event, said)
    by_party = code.startswith("party")
    name = said["party" if by_party else "pool"]
    if by_party:
        members, limit = {c["id"] for c in event.of[name]}, 0
    else:
        pool = {one["id"]: one for one in event.pools}[name]
        limit, everyone = pool["limit"], set(event.candidate)
        members = everyone if pool["candidates"] is None else everyone & set(pool["candidates"])
    found: Record = {"party" if by_party else "pool": name}
    if code.endswith("_in_slot"):
        slot = said["slot"]
        number = sum(
            slot in event.covered(event.candidate[c], event.lock[c]["slot"])
            for c in members & event.lock.keys()
        )
        found |= {"slot": slot, "room": event.room[name][slot] if by_party else limit}
    elif by_party:
        number = len(members & event.held)
        found["room"] = event.most[name]
    else:
        number = sum(event.candidate[c]["length"] for c in members & event.held)
        found["room"] = limit * len(event.times)
    return bool(number > found["room"] and said == {**found, "meetings": number})


CONTRADICTIONS = (
    "held_but_blocked", "held_without_slot", "locked_to_wrong_table", "party_overbooked",
    "party_overbooked_in_slot", "party_short", "pool_overbooked", "pool_overbooked_in_slot",
)  # fmt: skip


def pause_said(pause: Record) -> Record:
    """Return how a reason names a pause."""
    slots = ", ".join(map(str, pause["slots"]))
    return {"party": pause["party"], "free": pause["free"], "slots": slots}


class Demands:
    """The demands of what must be held; any of them can be given up, one by one."""

    def __init__(self, event: Event) -> None:
        self.event = event
        side = {p: own["side"] == "host" for p, own in event.party.items()}
        self.owner = {
            c: one["a"] if side[one["a"]] and not side[one["b"]] else one["b"]
            for c, one in event.candidate.items() if c in event.held
        }  # fmt: skip
        self.bound = Counter(
            party for c, party in self.owner.items() if c in event.lock
            or event.candidate[c]["fixed"] is not None or event.candidate[c]["allowed"] is not None
        )  # fmt: skip

    def are_made(self, named: Sequence[Record]) -> bool:
        """Return whether the problem makes every demand named."""
        event = self.event
        orders = [one for one in event.precedences if {one["before"], one["after"]} <= event.held]
        made: list[Record] = [{"code": "demand_walking"}]
        made += [{"code": "demand_order", "before": one["before"], "after": one["after"]}
                 for one in orders]  # fmt: skip
        made += [{"code": "demand_pool", "pool": one["id"], "limit": one["limit"]}
                 for one in event.pools]  # fmt: skip
        made += [{"code": "demand_pause", **pause_said(one)} for one in event.pauses]
        for party, own in event.party.items():
            if own["available"] is not None:
                made.append({"code": "demand_absence", "party": party,
                             "slots": len(own["available"]), "of": len(event.slots)})  # fmt: skip
            if own["max_meetings"] is not None:
                made.append({"code": "demand_most", "party": party, "most": own["max_meetings"]})
        for code, counted in (
            ("demand_slots", self.bound), ("demand_meetings", Counter(self.owner.values()))
        ):  # fmt: skip
            made += [{"code": code, "party": p, "meetings": n} for p, n in counted.items()]
        return all({"code": one["code"], **one.get("params", {})} in made for one in named)

    def are_minima(self, named: Sequence[Record]) -> bool:
        """Return whether the problem requires these numbers of meetings of parties."""
        made = [{"party": p, "least": own["required_meetings"]}
                for p, own in self.event.party.items() if own["required_meetings"]]  # fmt: skip
        return all(one["code"] == "demand_least" and one.get("params") in made for one in named)

    def requiring(self, named: Sequence[Record]) -> Event:
        """Return the whole problem without a limit to breaks, with only these numbers required."""
        parties = {one["params"]["party"] for one in named}
        posed = {name: getattr(self.event, name) for name in (*FIELDS, "blocks", "transition")}
        kept = [{**own, "required_meetings": own["required_meetings"] * (own["id"] in parties)}
                for own in self.event.parties]  # fmt: skip
        return Event({**posed, "parties": kept})

    def alone(self, named: Sequence[Record]) -> Event:
        """Return the problem of what must be held, with the demands named and no other."""
        event = self.event
        said = [{"code": one["code"], **one.get("params", {})} for one in named]

        def is_named(code: str, **params: object) -> bool:
            return any(one.items() >= {"code": code, **params}.items() for one in said)

        freed = {c for c, party in self.owner.items() if not is_named("demand_slots", party=party)}
        held = {c for c, party in self.owner.items() if is_named("demand_meetings", party=party)}
        bare = {"fixed": None, "allowed": None}
        return Event({
            "slots": event.slots, "tables": event.tables,
            "transition": event.transition if is_named("demand_walking") else {},
            "blocks": [c for c in event.blocks if c in held],
            "locks": [one for one in event.locks if one["candidate"] in held - freed],
            "candidates": [
                {**one, "mandatory": True, **(bare if one["id"] in freed else {})}
                for one in event.candidates if one["id"] in held
            ],
            "pools": [
                one if one["candidates"] is None
                else {**one, "candidates": [c for c in one["candidates"] if c in held]}
                for one in event.pools if is_named("demand_pool", pool=one["id"])
            ],
            "precedences": [
                one for one in event.precedences if {one["before"], one["after"]} <= held
                and is_named("demand_order", before=one["before"], after=one["after"])
            ],
            "parties": [
                {**own,
                 "available": own["available"] if is_named("demand_absence", party=p) else None,
                 "max_meetings": own["max_meetings"] if is_named("demand_most", party=p) else None,
                 "required_meetings": 0}
                for p, own in event.party.items()
            ],
            "pauses": [
                one for one in event.pauses if is_named("demand_pause", **pause_said(one))
            ],
        })  # fmt: skip


def can_hold(event: Event) -> bool | None:
    """Return whether what must be held can be held; `None`: the search does not say."""
    try:
        return some_timetable(event) is not None
    except TimeoutError:
        return None


def clash_of(event: Event, reasons: Sequence[Record]) -> tuple[bool, bool]:
    """Return whether a clash shows that nothing satisfies the problem, and whether it is certain.

    Raises `ClaimError` where the demands do not clash, or clash without one of them.
    """
    (head, *named), certain = reasons, True
    code, said, count = head["code"], head.get("params", {}), len(reasons) - 1
    if code == "clash_unnamed" and not named:
        return False, True
    if code == "clash_over_spread" and not named:
        ensure(event.spread is not None and said == {"spread": event.spread}, "another spread")
        spread, event.spread = event.spread, None
        possible, event.spread = can_hold(event), spread
        ensure(possible is not False, "infeasible without the limit to breaks as well")
        return False, possible is not None
    ensure(code == ("clash" if count > 1 else "clash_of_one") and count, "a clash of other demands")
    ensure(said == ({"groups": count, "others": count - 1} if count > 1 else {}), "a wrong head")
    demands = Demands(event)
    only = demands.requiring if demands.are_minima(named) else demands.alone
    made = only == demands.requiring or demands.are_made(named)
    ensure(made, "a demand is named that the problem does not make")
    together = can_hold(only(named))
    ensure(not together, "the demands named can be met together")
    for spared in named:
        fewer = can_hold(only([one for one in named if one is not spared]))
        ensure(fewer is not False, f"the others clash without {spared['code']}")
        certain &= fewer is not None
    return together is False, certain and together is False


def infeasible(event: Event, reasons: Sequence[Record]) -> str:
    """Return what is known of the claim that nothing satisfies the problem, for these reasons."""
    clash = [one for one in reasons if one["code"] not in CONTRADICTIONS]
    for one in reasons:
        try:
            true = one in clash or said_true(event, one["code"], one.get("params", {}))
        except (LookupError, TypeError):
            true = False
        ensure(true, f"it is not so: {one}")
    ensure(not clash or clash == [*reasons], "a clash, where counting shows a contradiction")
    shown, certain = bool(reasons) and not clash, True
    if clash:
        shown, certain = clash_of(event, clash)
    if not shown:
        possible = can_hold(event)
        ensure(not possible, "infeasible, but a timetable exists")
        certain &= possible is False
    return "infeasible: proven" if certain else "infeasible: on the solver's word"


def verify(problem: Record, result: Record) -> list[str]:
    """Return what is proven and what is on word, line by line; raises `ClaimError` if not so."""
    event, status, tiers = Event(problem), result["status"], result["tiers"]
    ensure(event.digest() == result["input_hash"], "the result belongs to another problem")
    asked, names = result.get("asked", []), [tier["name"] for tier in tiers]
    ensure(len(set(names)) == len(names) and len(set(asked)) == len(asked), "a tier comes twice")
    ensure(set(asked) <= set(TIERS), "a tier was asked for that does not exist")
    ensure(status == "infeasible" or not result.get("reasons"), "reasons for what is feasible")
    if status == "optimal":
        ensure(names == (asked or list(TIERS)), "optimal in other tiers than were asked for")
        ensure(all(tier["proven"] for tier in tiers), "optimal, but a tier is not proven")
    solution = result.get("solution")
    if solution is None:
        ensure(not tiers and status in ("infeasible", "stopped"), "a claim without a timetable")
        if status == "stopped":
            return ["stopped: proven"]
        return [infeasible(event, result.get("reasons", []))]
    ensure(status != "infeasible", "infeasible, with a timetable")
    ensure(not asked or names == asked, "other tiers than were asked for")
    placed: Placed = {identity: (at[0], at[1] if len(at) > 1 else None)
                      for identity, at in solution.get("placements", {}).items()}  # fmt: skip
    wrong = next(violations(event, placed), None)
    ensure(wrong is None, f"the timetable: {wrong}")
    ensure(integers([list(at) for at in placed.values()]), "a slot is no integer")
    face, values, before, lines = Face(event), values_of(event, placed), Record(), list[str]()
    for tier in tiers:
        verdict, face = judge(face, tier, values, before)
        before[tier["name"]] = values[tier["name"]]
        lines.append(f"{tier['name']} {tier['value']} of at best {tier.get('bound')}: {verdict}")
    return lines


def main(arguments: Sequence[str]) -> int:
    """Check the files named; returns the exit code."""
    files = [Path(name) for name in arguments if name != "--strict"]
    try:
        problem, result = (json.loads(path.read_text(encoding="utf-8")) for path in files)
        lines = verify(problem["problem"], result["result"])
    except ClaimError as error:
        sys.stdout.write(f"false: {error}\n")
        return 1
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        sys.stderr.write(f"cannot be checked: {error!r}\n")
        return 2
    proven = all(line.endswith(": proven") for line in lines)
    lines.append("all is proven" if proven else "nothing is false, but some is on word alone")
    sys.stdout.write("\n".join([*lines, ""]))
    return 0 if proven or "--strict" not in arguments else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
