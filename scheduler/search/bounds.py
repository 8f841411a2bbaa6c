"""Bounds on the tiers: from relaxations first, then from searches."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import takewhile

from scheduler.anytime.incumbent import Incumbent
from scheduler.budget.clock import Clock
from scheduler.data.domain import Domain
from scheduler.model.solution import Value, Witness
from scheduler.model.tiers import FLOW_TIERS, TIERS
from scheduler.relax.degree import face_bound, whole_face
from scheduler.relax.lexicographic import Relaxation, relax, tighten_host_balance
from scheduler.relax.selection import exceeds_room, select
from scheduler.search.accounts import Accounts


class TierBounds:
    """Bounds of one solve, which the incumbent keeps.

    `first` are the leading tiers that flows can decide. `relaxation` is that of the problem until
    `settle`, `selected` are the bounds of the MIP on the selection of pairs, if it ran. `proven`
    and `witnesses` are what later searches prove.
    """

    def __init__(
        self, domain: Domain, incumbent: Incumbent, clock: Clock, accounts: Accounts
    ) -> None:
        self.first = tuple(takewhile(lambda tier: tier in FLOW_TIERS, incumbent.tiers))
        self.relaxation = Relaxation(whole_face(domain))
        self.selected: dict[str, Value] = {}
        self.proven: dict[str, Value] = {}
        self.witnesses: dict[str, Witness] = {}
        self._domain = domain
        self._incumbent = incumbent
        self._clock = clock
        self._accounts = accounts
        self._known: dict[tuple[Value, ...], Relaxation] = {}

    def relax(self) -> None:
        """Bound every tier before any timetable is known; raises `InfeasibleFlowError`."""
        with self._accounts.working("degree flow", *self.first):
            self.relaxation = relax(self._domain, self._incumbent.tiers)
        self._tell()

    def leaves_out(self) -> bool:
        """Return whether flows, having selected pairs, leave out a part of the constraints."""
        chosen = self.relaxation.chosen
        return bool(self.first) and (chosen is None or exceeds_room(self._domain, chosen))

    def select(self) -> None:
        """Select pairs by a MIP, and bound the first tiers by it."""
        relaxation = self.relaxation
        with self._accounts.working("MIP on the choice of pairs", *self.first):
            bounds = {tier: relaxation.bounds[tier] for tier in self.first}
            selection = select(self._domain, bounds, self._clock)
        if selection.chosen is not None:
            self.selected = selection.bounds
            self.relaxation = replace(
                relaxation,
                face=whole_face(self._domain),
                chosen=selection.chosen,
                bounds=self._after_selection(selection.bounds),
            )
            self._tell()

    def given(self) -> Relaxation:
        """Return the relaxation given what was reached in the first tiers.

        Its face holds the incumbent.
        """
        values = tuple(self._incumbent.values[tier] for tier in self.first)
        if values not in self._known:
            self._known[values] = relax(self._domain, self._incumbent.tiers, self._incumbent.values)
        return self._known[values]

    def settle(self) -> None:
        """Bound every tier given what was reached in the tiers before it."""
        self.relaxation = self.given()
        values = self._incumbent.values
        if "host_balance" in self._incumbent.tiers and not self._clock.over():
            tighten_host_balance(self._domain, self.relaxation, values["host_balance"])
        for tier, bound in self.relaxation.bounds.items():
            self._incumbent.bounded(tier, self._tightest(tier, bound), "bounds")

    def weaken(self) -> None:
        """Drop the bounds of the tiers after the first that is not attained, and all witnesses.

        They may be given more than the timetable attains; `settle` finds what bounds it.
        """
        self.relaxation = replace(self.relaxation, witnesses={})
        whole, tiers = whole_face(self._domain), self._incumbent.tiers
        attained = list(takewhile(self._incumbent.reached, tiers))
        for tier in tiers[len(attained) + 1 :]:
            self._incumbent.bounds[tier] = face_bound(self._domain, whole, tier)

    def tightest(self, tier: str) -> Value:
        """Return the best bound known, given the incumbent's values in the tiers before."""
        return self._tightest(tier, self.given().bounds[tier])

    def witness(self, tier: str) -> Witness | None:
        """Return what proves the tier's bound, if anything does."""
        relaxation = self.relaxation
        if tier in relaxation.witnesses and relaxation.bounds[tier] == self._incumbent.bounds[tier]:
            return relaxation.witnesses[tier]
        return self.witnesses.get(tier)

    def _tightest(self, tier: str, bound: Value) -> Value:
        known = [bound]
        if tier in self.proven:
            known.append(self.proven[tier])
        before = takewhile(lambda other: other != tier, self.selected)
        if tier in self.selected and all(
            self._incumbent.values[other] == self.selected[other] for other in before
        ):
            known.append(self.selected[tier])
        return min(known) if TIERS[tier].sense == "max" else max(known)

    def _tell(self) -> None:
        for tier, bound in self.relaxation.bounds.items():
            self._incumbent.bounded(tier, bound, "bounds")

    def _after_selection(self, selected: Mapping[str, Value]) -> dict[str, Value]:
        """Return the bounds, tightened by the selection's.

        A flow's bound holds as long as the tiers before attain their flow's bounds.
        """
        bounds: dict[str, Value] = {}
        attained = True
        whole = whole_face(self._domain)
        for tier in self._incumbent.tiers:
            flow = self.relaxation.bounds[tier]
            counted = flow if attained else face_bound(self._domain, whole, tier)
            bounds[tier] = selected.get(tier, counted)
            attained = attained and bounds[tier] == flow
        return bounds
