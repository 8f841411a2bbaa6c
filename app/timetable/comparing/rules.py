"""What changed between two timetables, and how one distributes its meetings: pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from app.meetings.granting.rules import HeldBy
from app.meetings.queries import MeetingLine
from app.requests.pairs import PartyKind


@dataclass(frozen=True, slots=True)
class Move:
    """A pair that meets in both timetables, at another time or table."""

    before: MeetingLine
    after: MeetingLine


@dataclass(slots=True)
class PartyChanges:
    """What changes for one party."""

    kind: PartyKind
    id: UUID
    name: str
    added: list[MeetingLine] = field(default_factory=list)
    removed: list[MeetingLine] = field(default_factory=list)
    moved: list[Move] = field(default_factory=list)
    unchanged: int = 0

    @property
    def emptied(self) -> bool:
        """Return whether it had meetings and is left with none."""
        return bool(self.removed) and not (self.added or self.moved or self.unchanged)

    @property
    def touched(self) -> bool:
        """Return whether anything changes."""
        return bool(self.added or self.removed or self.moved)

    def note(self, before: MeetingLine | None, after: MeetingLine | None) -> None:
        """Record what became of one of the party's meetings."""
        if before is None:
            self.added += [] if after is None else [after]
        elif after is None:
            self.removed.append(before)
        elif (before.slot_id, before.table_id) == (after.slot_id, after.table_id):
            self.unchanged += 1
        else:
            self.moved.append(Move(before, after))


@dataclass(frozen=True, slots=True)
class Difference:
    """Meetings added, removed, moved and unchanged, and the parties with any change."""

    added: int
    removed: int
    moved: int
    unchanged: int
    parties: Sequence[PartyChanges]
    """Cooperatives by kecamatan and village, then partners by name."""


def difference(before: Iterable[MeetingLine], after: Iterable[MeetingLine]) -> Difference:
    """Compare two timetables pair by pair; another seat of the same table is no change."""
    old = {(line.cooperative_id, line.partner_id): line for line in before}
    new = {(line.cooperative_id, line.partner_id): line for line in after}
    parties: dict[UUID, PartyChanges] = {}
    order: dict[UUID, tuple[str, ...]] = {}
    for pair, line in {**old, **new}.items():
        for party in _parties(line, parties, order):
            party.note(old.get(pair), new.get(pair))
    one_side = [party for party in parties.values() if party.kind == "cooperative"]
    return Difference(
        added=sum(len(party.added) for party in one_side),
        removed=sum(len(party.removed) for party in one_side),
        moved=sum(len(party.moved) for party in one_side),
        unchanged=sum(party.unchanged for party in one_side),
        parties=sorted(
            (party for party in parties.values() if party.touched),
            key=lambda party: (party.kind, order[party.id]),
        ),
    )


@dataclass(frozen=True, slots=True)
class Sums:
    """Meetings added, removed, moved and unchanged."""

    added: int
    removed: int
    moved: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Affected:
    """A party for which so many meetings change."""

    kind: PartyKind
    id: UUID
    changes: int


def pages_of(parties: Sequence[Affected], most: int) -> list[Sequence[Affected]]:
    """Divide parties, in order, into pages of at most so many changes, or one party with more."""
    pages: list[list[Affected]] = []
    room = 0
    for party in parties:
        if party.changes > room or not pages:
            pages.append([])
            room = most
        pages[-1].append(party)
        room -= party.changes
    return [*pages]


@dataclass(frozen=True, slots=True)
class MeetingCount:
    """How many active cooperatives of a kecamatan have so many meetings."""

    kecamatan: str
    meetings: int
    cooperatives: int


@dataclass(frozen=True, slots=True)
class PartnerIn:
    """A partner with what the distribution needs of it; `seats` over all slots it attends."""

    id: UUID
    code: str
    name: str
    seats: int


@dataclass(frozen=True, slots=True)
class KecamatanShare:
    """The meetings of one kecamatan's cooperatives."""

    kecamatan: str
    cooperatives: int
    served: int
    """Cooperatives with at least one meeting."""
    meetings: int
    fewest: int
    most: int


@dataclass(frozen=True, slots=True)
class PartnerShare:
    """One partner's requested pairs (by either side), those granted, its meetings and seats."""

    partner_id: UUID
    code: str
    name: str
    requested: int
    granted: int
    meetings: int
    seats: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """How meetings are distributed over cooperatives, kecamatan and partners."""

    requested: int
    """Pairs of which at least one side asks for the other."""
    granted: int
    meetings: int
    by_count: Mapping[int, int]
    """Number of meetings -> cooperatives that have so many, from 0 up."""
    by_kecamatan: Sequence[KecamatanShare]
    by_partner: Sequence[PartnerShare]


def distribution(
    counts: Sequence[MeetingCount],
    partners: Sequence[PartnerIn],
    asked: Mapping[UUID, int],
    held: Mapping[UUID, HeldBy],
) -> Distribution:
    """Put together what the database has counted, over kecamatan and partners."""
    histogram: Counter[int] = Counter()
    by_kecamatan: defaultdict[str, list[MeetingCount]] = defaultdict(list)
    for count in counts:
        histogram[count.meetings] += count.cooperatives
        by_kecamatan[count.kecamatan].append(count)
    return Distribution(
        requested=sum(asked.values()),
        granted=sum(one.granted for one in held.values()),
        meetings=sum(one.meetings for one in held.values()),
        by_count={n: histogram[n] for n in range(max(histogram, default=-1) + 1)},
        by_kecamatan=[_share(name, own) for name, own in sorted(by_kecamatan.items())],
        by_partner=[
            PartnerShare(
                partner_id=one.id,
                code=one.code,
                name=one.name,
                requested=asked.get(one.id, 0),
                granted=held.get(one.id, HeldBy()).granted,
                meetings=held.get(one.id, HeldBy()).meetings,
                seats=one.seats,
            )
            for one in partners
        ],
    )


def _share(kecamatan: str, own: Sequence[MeetingCount]) -> KecamatanShare:
    return KecamatanShare(
        kecamatan=kecamatan,
        cooperatives=sum(one.cooperatives for one in own),
        served=sum(one.cooperatives for one in own if one.meetings),
        meetings=sum(one.meetings * one.cooperatives for one in own),
        fewest=min(one.meetings for one in own),
        most=max(one.meetings for one in own),
    )


def _parties(
    line: MeetingLine, parties: dict[UUID, PartyChanges], order: dict[UUID, tuple[str, ...]]
) -> tuple[PartyChanges, PartyChanges]:
    order[line.cooperative_id] = (line.kecamatan, line.village)
    order[line.partner_id] = (line.partner, line.partner_code)
    cooperative = PartyChanges(
        "cooperative", line.cooperative_id, f"{line.village}, {line.kecamatan}"
    )
    partner = PartyChanges("partner", line.partner_id, line.partner)
    return (
        parties.setdefault(line.cooperative_id, cooperative),
        parties.setdefault(line.partner_id, partner),
    )
