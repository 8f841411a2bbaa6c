"""Which method works on what, in which order, for how long.

Bounds first; then a timetable built from the relaxation's own choice of pairs, which often attains
them and ends those tiers with a proof; then CP-SAT for what is left.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import takewhile

from scheduler.anytime.incumbent import Incumbent
from scheduler.budget.clock import Clock
from scheduler.budget.effort import Effort
from scheduler.compact.annealing import Annealing
from scheduler.compact.column_generation import NO_PRICES
from scheduler.compact.tier import CHAINS_PER_MEETING, CompactnessTier
from scheduler.construct.build import construct
from scheduler.construct.partial import PartialTimetable, partial_from
from scheduler.cpsat.model import MODEL_WORK, TierModel, TimeOverError
from scheduler.data.arrays import Bools
from scheduler.data.domain import Domain
from scheduler.infeasible.contradictions import contradictions
from scheduler.infeasible.quickxplain import minimal_infeasible_set
from scheduler.model.reasons import Reason
from scheduler.model.solution import Solution, TierReport, Value, Witness
from scheduler.model.tiers import FLOW_TIERS, TIERS, gap
from scheduler.relax.degree import Face, face_bound, party_face, whole_face
from scheduler.relax.lexicographic import Relaxation, relax, tighten_host_balance
from scheduler.relax.min_cost_flow import InfeasibleFlowError
from scheduler.relax.selection import exceeds_room, select
from scheduler.search.accounts import Accounts

ATTEMPTS = 3
"""Constructions with different tie-breaking before CP-SAT takes over."""
EVEN_SHARE = 0.1
"""Share of the time for making a construction's breaks even, where their spread is limited."""
MEET_SHARE = 0.4
"""Share of the time left for one search for a timetable that attains all bounds."""
GRACE_SECONDS = 0.3
"""For a first timetable, even if the bounds took all the time there was."""
CONSTRUCTION_WORK = 5e-7
"""Work of one construction, in seconds, per candidate and slot."""


class Search:
    """One run of the strategy; `run` once, then read `reports` and `reasons`."""

    def __init__(self, domain: Domain, incumbent: Incumbent, clock: Clock, effort: Effort) -> None:
        self.reasons: tuple[Reason, ...] = ()
        self._domain = domain
        self._incumbent = incumbent
        self._clock = clock
        self._effort = effort
        self._tiers = incumbent.tiers
        self._accounts = Accounts(self._tiers, clock)
        self._first = tuple(takewhile(lambda tier: tier in FLOW_TIERS, self._tiers))
        self._relaxed = Relaxation(whole_face(domain))
        self._chosen: dict[str, Value] = {}
        self._proven: dict[str, Value] = {}
        self._witnesses: dict[str, Witness] = {}
        self._known: dict[tuple[Value, ...], Relaxation] = {}

    def run(self, hint: Solution | None) -> None:
        """Search until everything is proven, nothing is possible, or time is up."""
        self.reasons = contradictions(self._domain)
        if self.reasons:
            return
        try:
            self._bound()
        except InfeasibleFlowError:
            self.reasons = self._clash()
            return
        if hint is not None:
            self._take(hint)
        self._construct()
        with suppress(TimeOverError):
            model = None
            if not self._attained() and not self._clock.over():
                model = self._close_gap()
            if self._incumbent.solution is not None and not self._clock.over():
                self._improve_rest(model)
        if self._incumbent.solution is not None:
            self._settle_bounds()

    def _clash(self) -> tuple[Reason, ...]:
        return minimal_infeasible_set(self._domain.problem, self._clock, self._effort)

    def reports(self) -> tuple[TierReport, ...]:
        """What was reached and proven in every tier."""
        return tuple(self._report(tier) for tier in self._tiers)

    def _report(self, tier: str) -> TierReport:
        account = self._accounts[tier]
        value, bound = self._incumbent.values[tier], self._incumbent.bounds[tier]
        witness = self._witnesses.get(tier)
        if tier in self._relaxed.witnesses and self._relaxed.bounds[tier] == bound:
            witness = self._relaxed.witnesses[tier]
        return TierReport(
            name=tier,
            value=value,
            bound=bound,
            gap=gap(value, bound),
            proven=value == bound,
            seconds=account.seconds,
            method=account.method,
            witness=witness,
        )

    def _bound(self) -> None:
        with self._accounts.working("degree flow", *self._first):
            self._relaxed = relax(self._domain, self._tiers)
        self._choose()
        for tier, bound in self._relaxed.bounds.items():
            self._incumbent.bounded(tier, bound, "bounds")

    def _choose(self) -> None:
        """Choose pairs by a MIP where the flows do not see all there is to a choice."""
        relaxed, chosen = self._relaxed, self._relaxed.chosen
        if not self._first or (chosen is not None and not exceeds_room(self._domain, chosen)):
            return
        with self._accounts.working("MIP on the choice of pairs", *self._first):
            bounds = {tier: relaxed.bounds[tier] for tier in self._first}
            choice = select(self._domain, bounds, self._clock)
        if choice.chosen is not None:
            self._chosen = choice.bounds
            self._relaxed = replace(
                relaxed,
                face=whole_face(self._domain),
                chosen=choice.chosen,
                bounds=self._after_choice(choice.bounds),
            )

    def _after_choice(self, chosen: Mapping[str, Value]) -> dict[str, Value]:
        """The bounds, some tightened; those of flows hold as long as earlier ones are theirs."""
        bounds: dict[str, Value] = {}
        attained = True
        for tier in self._tiers:
            flow = self._relaxed.bounds[tier]
            counted = flow if attained else face_bound(self._domain, whole_face(self._domain), tier)
            bounds[tier] = chosen.get(tier, counted)
            attained = attained and bounds[tier] == flow
        return bounds

    def _attained(self) -> bool:
        return self._incumbent.solution is not None and all(
            self._incumbent.reached(tier) for tier in self._first
        )

    def _take(self, hint: Solution) -> None:
        """Start from the caller's timetable, as far as it fits together."""
        self._incumbent.offer(partial_from(self._domain, hint).solution(), "hint")

    def _construct(self) -> None:
        """Build timetables from the relaxation's choice until one attains the bounds.

        The first is begun even if hardly any time is left.
        """
        domain, relaxed = self._domain, self._relaxed
        with self._accounts.working("slot flows", *self._first):
            for attempt in range(ATTEMPTS):
                clock = self._clock if attempt else self._clock.at_least(GRACE_SECONDS)
                seed = self._effort.seed + attempt
                board = construct(domain, relaxed.network, relaxed.chosen, seed, clock)
                if domain.problem.spread is not None:
                    self._even(board)
                self._clock.book(CONSTRUCTION_WORK * domain.starts.size)
                self._incumbent.offer(board.solution(), "construction")
                if self._attained() or self._clock.over():
                    break
        if self._incumbent.solution is None and not domain.held.any():
            self._incumbent.offer(Solution(), "construction")

    def _even(self, board: PartialTimetable) -> None:
        """Save breaks, so that they do not differ much between parties."""
        clock = self._clock.part(self._clock.left() * EVEN_SHARE)
        chains = CHAINS_PER_MEETING * (1 + len(board.placed))
        Annealing(board, self._effort.seed).run(clock, chains, lambda _: False, lambda _: None)

    def _close_gap(self) -> TierModel | None:
        """CP-SAT where construction falls short of the bounds, or finds nothing.

        Returns the model, which then requires what was reached.
        """
        if not self._fits(self._domain.starts):
            return None
        if self._first and (self._relaxed.witnesses or self._chosen) and self._meet_bounds():
            return None
        with self._accounts.working("CP-SAT", *self._tiers):
            model = self._model(self._domain.starts)
            if self._incumbent.solution is None and model.feasible(self._clock) is False:
                self.reasons = self._clash()
        if self._incumbent.solution is None:
            return None
        for position, tier in enumerate(self._first):
            self._optimise(model, tier, self._share(position))
        return model

    def _meet_bounds(self) -> bool:
        """Look for a timetable that attains all bounds.

        First among the pairs chosen, which are few; then among all that such a one may hold.
        """
        starts = _starts_on(self._domain, self._relaxed.face)
        chosen = self._relaxed.chosen
        tries = [starts] if chosen is None else [starts & chosen[:, None], starts]
        for some in tries:
            with self._accounts.working("CP-SAT on the optimal face", *self._first):
                model = self._model(some)
                model.demand(self._first, self._incumbent.bounds)
                model.feasible(self._clock.part(self._clock.left() * MEET_SHARE))
            if self._attained() or self._clock.over():
                break
        return self._attained()

    def _improve_rest(self, model: TierModel | None) -> None:
        """The tiers after those that the flows decide; `model` requires what these reached."""
        rest = self._tiers[len(self._first) :]
        starts = _starts_on(self._domain, self._given().face)
        if self._attained() and rest and self._fits(starts):
            model = self._model(starts)
            model.demand(self._first, self._incumbent.values)
        for position, tier in enumerate(rest, len(self._first)):
            if tier == "compactness" and not self._clock.over():
                self._compact(model, first=position == len(self._first))
            if model is not None:
                self._optimise(model, tier, self._share(position))

    def _compact(self, model: TierModel | None, *, first: bool) -> None:
        """Fewer breaks; `first`: no other tier stands between this one and the flows'.

        Whole days need a face that flows describe in full; else the model proves what it can.
        """
        given = self._given()
        self._incumbent.bounded("compactness", given.bounds["compactness"], "bounds")
        face = party_face(self._domain, given.face)
        values, bounds = self._incumbent.values, given.bounds
        owed = {tier: values[tier] for tier in self._first if values[tier] != bounds[tier]}
        compacting = CompactnessTier(
            self._domain, self._incumbent, face, owed, self._clock, self._effort
        )
        with self._accounts.working("prices", "compactness"):
            compacting.price()
        self._proven["compactness"] = compacting.breaks, 0
        if not (compacting.reached() or self._clock.over()):
            method, prove = "local search", None
            if not owed and first and not self._chosen and compacting.days_fit():
                method, prove = "local search and whole days", compacting.choose_days
            elif model is not None:
                method = "local search and CP-SAT"
                prove = partial(self._prove, model, "compactness")
            with self._accounts.working(method, "compactness"):
                compacting.search(prove)
        if compacting.reached() and not self._clock.over():
            with self._accounts.working(self._accounts["compactness"].method, "compactness"):
                compacting.save_idle()
        if compacting.prices != NO_PRICES:
            self._witnesses["compactness"] = compacting.prices
        proven = compacting.breaks, compacting.idle
        self._proven["compactness"] = max(self._proven["compactness"], proven)

    def _given(self) -> Relaxation:
        """The relaxation given what was reached in the first tiers; its face has the incumbent."""
        values = tuple(self._incumbent.values[tier] for tier in self._first)
        if values not in self._known:
            self._known[values] = relax(self._domain, self._tiers, self._incumbent.values)
        return self._known[values]

    def _settle_bounds(self) -> None:
        """The bounds given what was reached in the tiers before."""
        self._relaxed = self._given()
        if "host_balance" in self._tiers and not self._clock.over():
            tighten_host_balance(
                self._domain, self._relaxed, self._incumbent.values["host_balance"]
            )
        for tier, bound in self._relaxed.bounds.items():
            self._incumbent.bounded(tier, self._tightest(tier, bound), "bounds")

    def _tightest(self, tier: str, bound: Value) -> Value:
        """The best bound known, given the incumbent's values in the tiers before."""
        known = [bound]
        if tier in self._proven:
            known.append(self._proven[tier])
        before = takewhile(lambda other: other != tier, self._chosen)
        if tier in self._chosen and all(
            self._incumbent.values[other] == self._chosen[other] for other in before
        ):
            known.append(self._chosen[tier])
        return min(known) if TIERS[tier].sense == "max" else max(known)

    def _optimise(self, model: TierModel, tier: str, share: float) -> None:
        """The tier's best value, or as far as its share of the time left goes."""
        if self._clock.over():
            return
        bound = self._tightest(tier, self._given().bounds[tier])
        settled = self._incumbent.values[tier] == bound
        with self._accounts.working(self._accounts[tier].method if settled else "CP-SAT", tier):
            self._prove(model, tier, self._clock.part(self._clock.left() * share))

    def _prove(self, model: TierModel, tier: str, clock: Clock) -> None:
        bound = self._tightest(tier, self._given().bounds[tier])
        self._proven[tier] = model.optimise(tier, bound, clock)
        self._incumbent.bounded(tier, self._proven[tier], "CP-SAT")

    def _share(self, position: int) -> float:
        """Of the time left, for the tier in this position."""
        return 1.0 if position == len(self._tiers) - 1 else 0.5

    def _model(self, starts: Bools) -> TierModel:
        return TierModel(self._domain, starts, self._incumbent, self._clock, self._effort)

    def _fits(self, starts: Bools) -> bool:
        """Whether there is time to build the model and use it."""
        return bool(starts.sum() * MODEL_WORK < self._clock.left() / 2)


def _starts_on(domain: Domain, face: Face) -> Bools:
    """(M x S) the starts of candidates that the face allows."""
    on_face: Bools = domain.starts & (face.high == 1)[:, None]
    return on_face
