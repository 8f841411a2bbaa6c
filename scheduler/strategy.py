"""Which method works on what, in which order, for how long.

Bounds first; then a timetable built from the relaxation's own choice of pairs, which often attains
them and ends those tiers with a proof; then CP-SAT for what is left.
"""

from contextlib import suppress
from dataclasses import replace
from itertools import takewhile

import numpy as np

from scheduler.accounts import Accounts
from scheduler.arrays import Bools
from scheduler.board import Board, board_of
from scheduler.bounds import NoFlowError
from scheduler.choice import choose, overloads
from scheduler.clash import clashing
from scheduler.compacting import (
    POLISH_SHARE,
    POLISH_SHARE_ALONE,
    choose_days,
    days_fit,
    polish,
)
from scheduler.construct import fill, lay_out
from scheduler.domain import Domain
from scheduler.effort import Effort
from scheduler.exact import Exact, TimeOverError
from scheduler.incumbent import Incumbent
from scheduler.infeasible import contradictions
from scheduler.leftovers import settle
from scheduler.reasons import Reason
from scheduler.relaxation import FLOW_TIERS, whole
from scheduler.relaxed import Relaxed, relax
from scheduler.solution import Solution, TierReport, Value
from scheduler.stopping import Clock
from scheduler.tiers import TIERS, gap

MODEL_SECONDS = 1e-4
"""Time to build and presolve the CP-SAT model, per candidate and slot it may start in."""
ATTEMPTS = 3
"""Constructions with different tie-breaking before CP-SAT takes over."""


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
        self._relaxed = Relaxed(whole(domain))
        self._chosen: dict[str, Value] = {}
        self._proven: dict[str, Value] = {}

    def run(self, hint: Solution | None) -> None:
        """Search until everything is proven, nothing is possible, or time is up."""
        self.reasons = contradictions(self._domain)
        if self.reasons:
            return
        try:
            self._bound()
        except NoFlowError:
            self.reasons = self._clash()
            return
        if hint is not None:
            self._take(hint)
        self._construct()
        with suppress(TimeOverError):
            if not self._attained() and not self._clock.over():
                self._close_gap()
            if not self.reasons and self._incumbent.solution is not None:
                self._improve_rest()
        if self._incumbent.solution is not None:
            self._settle_bounds()

    def _clash(self) -> tuple[Reason, ...]:
        return clashing(self._domain.problem, self._clock, self._effort)

    def reports(self) -> tuple[TierReport, ...]:
        """What was reached and proven in every tier."""
        return tuple(self._report(tier) for tier in self._tiers)

    def _report(self, tier: str) -> TierReport:
        account = self._accounts[tier]
        value, bound = self._incumbent.values[tier], self._incumbent.bounds[tier]
        witness = self._relaxed.witnesses.get(tier)
        if self._relaxed.bounds[tier] != bound:
            witness = None
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
        if not self._first or (chosen is not None and not overloads(self._domain, chosen)):
            return
        with self._accounts.working("MIP on the choice of pairs", *self._first):
            bounds = {tier: relaxed.bounds[tier] for tier in self._first}
            choice = choose(self._domain, bounds, self._clock)
        if choice.chosen is not None:
            self._chosen = choice.bounds
            self._relaxed = replace(
                relaxed,
                face=whole(self._domain),
                chosen=choice.chosen,
                bounds=relaxed.bounds | choice.bounds,
            )

    def _attained(self) -> bool:
        return self._incumbent.solution is not None and all(
            self._incumbent.reached(tier) for tier in self._first
        )

    def _take(self, hint: Solution) -> None:
        """Start from the caller's timetable, as far as it fits together."""
        self._incumbent.offer(board_of(self._domain, hint).solution(), "hint")

    def _construct(self) -> None:
        """Build timetables from the relaxation's choice until one attains the bounds."""
        with self._accounts.working("slot flows", *self._first):
            for attempt in range(ATTEMPTS):
                board = self._built(self._effort.seed + attempt)
                self._incumbent.offer(board.solution(), "construction")
                if self._attained() or self._clock.over():
                    return

    def _built(self, seed: int) -> Board:
        chosen, network = self._relaxed.chosen, self._relaxed.network
        board = Board(self._domain)
        if chosen is not None:
            if network is not None:
                board = lay_out(self._domain, network, chosen, seed, self._clock)
            missing = [row for row in np.flatnonzero(chosen).tolist() if row not in board.placed]
            if not settle(board, missing, self._clock):
                return board
        fill(board, self._clock)
        return board

    def _close_gap(self) -> None:
        """CP-SAT where construction falls short of the bounds, or finds nothing."""
        if not self._fits(self._domain.starts):
            return
        if self._first and self._relaxed.witnesses and self._meet_bounds():
            return
        with self._accounts.working("CP-SAT", *self._tiers):
            model = self._model(self._domain.starts)
            if self._incumbent.solution is None and model.feasible(self._clock.left()) is False:
                self.reasons = self._clash()
        if self._incumbent.solution is None:
            return
        self._optimise(model, self._tiers)

    def _meet_bounds(self) -> bool:
        """Look for a timetable that attains all bounds, among the pairs such a one may hold."""
        starts = self._domain.starts & (self._relaxed.face.high == 1)[:, None]
        with self._accounts.working("CP-SAT on the optimal face", *self._first):
            model = self._model(starts)
            model.demand(self._first, self._incumbent.bounds)
            model.feasible(self._clock.left() / 2)
        return self._attained()

    def _improve_rest(self) -> None:
        """The tiers after those that the flows decide."""
        rest = self._tiers[len(self._first) :]
        if "compactness" in rest:
            self._compact(first=rest[0] == "compactness")
        starts = self._domain.starts & (self._relaxed.face.high == 1)[:, None]
        if self._attained() and rest and not self._clock.over() and self._fits(starts):
            model = self._model(starts)
            model.demand(self._first, self._incumbent.values)
            self._optimise(model, rest)

    def _compact(self, *, first: bool) -> None:
        """Fewer breaks; `first`: no other tier stands between this one and the flows'."""
        domain, incumbent, clock, effort = self._domain, self._incumbent, self._clock, self._effort
        face = self._relaxed.face
        # Days are chosen against the clock, and on a face that only flows describe in full.
        exact = first and self._attained() and not (effort.deterministic or self._chosen)
        days = exact and days_fit(domain, face)
        share = POLISH_SHARE if days else POLISH_SHARE_ALONE
        with self._accounts.working("local search", "compactness"):
            if incumbent.solution is not None and self._breaks_left():
                polish(domain, incumbent, incumbent.solution, clock, effort, share)
        if not days or incumbent.solution is None or not self._breaks_left():
            return
        with self._accounts.working("whole days", "compactness"):
            self._proven["compactness"] = choose_days(
                domain, incumbent, incumbent.solution, face, clock, effort
            )

    def _breaks_left(self) -> bool:
        return not self._incumbent.reached("compactness") and not self._clock.over()

    def _settle_bounds(self) -> None:
        """The bounds given what was reached in the tiers before."""
        self._relaxed = relax(self._domain, self._tiers, self._incumbent.values)
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

    def _optimise(self, model: Exact, tiers: tuple[str, ...]) -> None:
        for position, tier in enumerate(tiers):
            if self._clock.over():
                return
            relaxed = relax(self._domain, self._tiers, self._incumbent.values)
            bound = self._tightest(tier, relaxed.bounds[tier])
            share = 1.0 if position == len(tiers) - 1 else 0.5
            settled = self._incumbent.values[tier] == bound
            method = self._accounts[tier].method if settled else "CP-SAT"
            with self._accounts.working(method, tier):
                self._proven[tier] = model.optimise(tier, bound, self._clock.left() * share)
            self._incumbent.bounded(tier, self._proven[tier], "CP-SAT")

    def _model(self, starts: Bools) -> Exact:
        return Exact(self._domain, starts, self._incumbent, self._clock, self._effort)

    def _fits(self, starts: Bools) -> bool:
        """Whether there is time to build the model and use it."""
        deterministic = self._effort.deterministic
        seconds = self._clock.limit if deterministic else self._clock.left()
        return bool(starts.sum() * MODEL_SECONDS < seconds / 2)
