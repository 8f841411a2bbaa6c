"""The driver of a solve: which method works on which tiers, in which order and for how long.

Bounds first; then a timetable built from the relaxation's own selection of pairs, which often
attains them and ends those tiers with a proof; then CP-SAT for what is left.
"""

from contextlib import suppress
from functools import partial

from scheduler.anytime.incumbent import Incumbent
from scheduler.budget.clock import Clock
from scheduler.budget.effort import Effort
from scheduler.compact.column_generation import NO_PRICES
from scheduler.compact.tier import CompactnessTier
from scheduler.construct.partial import partial_from
from scheduler.cpsat.model import MODEL_WORK, TierModel, TimeOverError
from scheduler.data.arrays import Bools
from scheduler.data.domain import Domain
from scheduler.infeasible.quickxplain import minimal_infeasible_set
from scheduler.model.reasons import Reason
from scheduler.model.solution import Solution, TierReport
from scheduler.reasons.contradictions import contradictions
from scheduler.relax.degree import Face, party_face
from scheduler.relax.min_cost_flow import InfeasibleFlowError
from scheduler.search.accounts import Accounts
from scheduler.search.bounds import TierBounds
from scheduler.search.initial import ATTEMPTS, first_timetable
from scheduler.search.neighbourhoods import is_small, plan_anew
from scheduler.search.reporting import tier_reports

FIRST_SHARE = 0.25
"""Share of the time left for the first tiers, after neighbourhoods of a large event were tried."""
MEET_SHARE = 0.4
"""Share of the time left for one search for a timetable that attains all bounds."""


class Search:
    """One solve; call `run` once, then read `reports` and `reasons`."""

    def __init__(self, domain: Domain, incumbent: Incumbent, clock: Clock, effort: Effort) -> None:
        self.reasons: tuple[Reason, ...] = ()
        self._domain = domain
        self._incumbent = incumbent
        self._clock = clock
        self._effort = effort
        self._tiers = incumbent.tiers
        self._accounts = Accounts(self._tiers, clock)
        self._bounds = TierBounds(domain, incumbent, clock, self._accounts)
        self._first = self._bounds.first

    def run(self, hint: Solution | None) -> None:
        """Search until everything is proven, nothing is possible, or time is up."""
        self.reasons = contradictions(self._domain)
        if self.reasons:
            return
        try:
            self._bounds.relax()
        except InfeasibleFlowError:
            self.reasons = self._infeasible()
            return
        if hint is not None:
            self._take(hint)
        self._construct()
        if self._bounds.leaves_out() and not (self._attained() or self._clock.over()):
            with self._accounts.optional(*self._first):
                self._bounds.select()
            self._construct()
            self._plan_anew()
        with suppress(TimeOverError):
            model = None
            if not self._attained() and not self._clock.over():
                with self._accounts.optional(*self._tiers):
                    model = self._close_gap(self._first_clock())
            if self._incumbent.solution is not None and not self._clock.over():
                with self._accounts.optional(*self._tiers[len(self._first) :], *self._tiers):
                    self._improve_rest(model)
        if self._incumbent.solution is not None:
            self._bounds.weaken()
            with self._accounts.optional(*self._tiers):
                self._bounds.settle()
        elif self._accounts.failed is not None and not self.reasons:
            raise self._accounts.failed

    def _infeasible(self) -> tuple[Reason, ...]:
        return minimal_infeasible_set(self._domain.problem, self._clock, self._effort)

    def reports(self) -> tuple[TierReport, ...]:
        """Return what was reached and proven in every tier."""
        return tier_reports(self._incumbent, self._accounts, self._bounds)

    def _attained(self) -> bool:
        return self._incumbent.solution is not None and all(
            self._incumbent.reached(tier) for tier in self._first
        )

    def _take(self, hint: Solution) -> None:
        """Start from the caller's timetable, as far as it fits together."""
        self._incumbent.offer(partial_from(self._domain, hint).solution(), "hint")

    def _construct(self) -> None:
        """Build timetables from the relaxation's selection until one attains the bounds."""
        attempts = 1 if self._bounds.leaves_out() or self._bounds.selected else ATTEMPTS
        with self._accounts.working("slot flows", *self._first):
            about = self._incumbent, self._bounds.relaxation, self._clock, self._effort
            first_timetable(*about, enough=self._attained, attempts=attempts)

    def _plan_anew(self) -> None:
        if self._attained() or self._incumbent.solution is None or is_small(self._domain):
            return
        method = "large neighbourhoods"
        with self._accounts.working(method, *self._first), self._accounts.optional(*self._first):
            plan_anew(self._incumbent, self._first, self._clock, self._effort)

    def _first_clock(self) -> Clock:
        """Return the clock of the first tiers: what was planned anew leaves time for the rest."""
        known = self._incumbent.solution is not None and self._first != self._tiers
        if known and self._bounds.selected and not is_small(self._domain):
            return self._clock.part(self._clock.left() * FIRST_SHARE)
        return self._clock

    def _close_gap(self, clock: Clock) -> TierModel | None:
        """Search by CP-SAT where construction falls short of the bounds, or finds nothing.

        Returns the model, which then requires what was reached.
        """
        if not self._fits(self._domain.starts, clock):
            return None
        if self._first and (self._bounds.relaxation.witnesses or self._bounds.selected):
            with self._accounts.optional(*self._first):
                self._meet_bounds(clock)
            if self._attained():
                return None
        with self._accounts.working("CP-SAT", *self._tiers):
            model = self._model(self._domain.starts)
            if self._incumbent.solution is None and model.feasible(clock) is False:
                self.reasons = self._infeasible()
        if self._incumbent.solution is None:
            return None
        for position, tier in enumerate(self._first):
            if not self._optimise(model, tier, clock, self._share(position)):
                return None
        return model

    def _meet_bounds(self, clock: Clock) -> None:
        """Look for a timetable that attains all bounds.

        Searches first among the pairs selected, which are few, then among all on the face.
        """
        starts = _starts_on(self._domain, self._bounds.relaxation.face)
        chosen = self._bounds.relaxation.chosen
        tries = [starts] if chosen is None else [starts & chosen[:, None], starts]
        for some in tries:
            with self._accounts.working("CP-SAT on the optimal face", *self._first):
                model = self._model(some)
                model.require(self._first, self._incumbent.bounds)
                model.feasible(clock.part(clock.left() * MEET_SHARE))
            if self._attained() or clock.over():
                break

    def _improve_rest(self, model: TierModel | None) -> None:
        """Improve the tiers after those that flows decide; `model` requires what these reached."""
        rest = self._tiers[len(self._first) :]
        starts = _starts_on(self._domain, self._bounds.given().face)
        if self._attained() and rest and self._fits(starts, self._clock):
            model = self._model(starts)
            model.require(self._first, self._incumbent.values)
        for position, tier in enumerate(rest, len(self._first)):
            if tier == "compactness" and not self._clock.over():
                self._compact(model, first=position == len(self._first))
            share = self._share(position)
            if model is not None and not self._optimise(model, tier, self._clock, share):
                model = None

    def _compact(self, model: TierModel | None, *, first: bool) -> None:
        """Reduce breaks; `first`: no other tier comes between this one and the flows'.

        Whole days need a face that flows describe in full; otherwise the model bounds breaks.
        """
        given = self._bounds.given()
        self._incumbent.bounded("compactness", given.bounds["compactness"], "bounds")
        face = party_face(self._domain, given.face)
        values, bounds = self._incumbent.values, given.bounds
        required = {tier: values[tier] for tier in self._first if values[tier] != bounds[tier]}
        compacting = CompactnessTier(
            self._domain, self._incumbent, face, required, self._clock, self._effort
        )
        optional = partial(self._accounts.optional, "compactness")
        with self._accounts.working("prices", "compactness"), optional():
            compacting.price()
        self._bounds.proven["compactness"] = compacting.breaks, 0
        if not (compacting.reached() or self._clock.over()):
            method, prove = "local search", None
            if not required and first and not self._bounds.selected and compacting.days_fit():
                method, prove = "local search and whole days", compacting.choose_days
            elif model is not None:
                method = "local search and CP-SAT"
                prove = partial(self._prove, model, "compactness")
            with self._accounts.working(method, "compactness"), optional():
                compacting.search(prove)
        if compacting.reached() and not self._clock.over():
            method = self._accounts["compactness"].method
            with self._accounts.working(method, "compactness"), optional():
                compacting.save_idle()
        if compacting.prices != NO_PRICES or (compacting.priced, 0) > bounds["compactness"]:
            self._bounds.witnesses["compactness"] = compacting.prices
        proven = compacting.breaks, compacting.idle
        self._bounds.proven["compactness"] = max(self._bounds.proven["compactness"], proven)

    def _optimise(self, model: TierModel, tier: str, clock: Clock, share: float) -> bool:
        """Optimise the tier within its share of the time left on the clock.

        Returns whether the model is of further use, which it is not once it has failed.
        """
        if clock.over():
            return True
        done = False
        bound = self._bounds.tightest(tier)
        settled = self._incumbent.values[tier] == bound
        method = self._accounts[tier].method if settled else "CP-SAT"
        with self._accounts.working(method, tier), self._accounts.optional(tier):
            self._prove(model, tier, clock.part(clock.left() * share))
            done = True
        return done

    def _prove(self, model: TierModel, tier: str, clock: Clock) -> None:
        bound = self._bounds.tightest(tier)
        self._bounds.proven[tier] = model.optimise(tier, bound, clock)
        self._incumbent.bounded(tier, self._bounds.proven[tier], "CP-SAT")

    def _share(self, position: int) -> float:
        """Return the share of the time left for the tier in this position."""
        return 1.0 if position == len(self._tiers) - 1 else 0.5

    def _model(self, starts: Bools) -> TierModel:
        return TierModel(self._domain, starts, self._incumbent, self._clock, self._effort)

    def _fits(self, starts: Bools, clock: Clock) -> bool:
        """Return whether there is time to build the model and use it."""
        return bool(starts.sum() * MODEL_WORK < clock.left() / 2)


def _starts_on(domain: Domain, face: Face) -> Bools:
    """Return (M x S) the starts of candidates that the face allows."""
    on_face: Bools = domain.starts & (face.high == 1)[:, None]
    return on_face
