"""The compactness tier: local search on the chosen pairs, then whole days on the optimal face."""

from scheduler.board import board_of
from scheduler.compact.improve import MOST_STARTS, improve
from scheduler.domain import Domain
from scheduler.effort import Effort
from scheduler.incumbent import Incumbent
from scheduler.polish import Budget, Polisher
from scheduler.progress import Observer, Progress
from scheduler.relaxation import Face, of_parties
from scheduler.solution import Solution, Value
from scheduler.stopping import Clock

POLISH_SHARE, POLISH_SHARE_ALONE = 0.25, 0.8
"""Shares of the remaining time for local search, at most: before whole days, and without them."""
DAYS_SHARE = 0.7
"""Share of the time then left for choosing whole days."""
MOVES_PER_MEETING = 300
"""Chains of local search after which more of them hardly pay."""
MOVES_PER_SECOND = 2000
"""Chains tried per second of the time limit, where runs must be repeatable."""


class _Relay(Observer):
    """Hands what is found to the incumbent."""

    def __init__(self, incumbent: Incumbent) -> None:
        self._incumbent = incumbent

    def improved(self, progress: Progress) -> None:
        """Offer a better timetable; note a bound that is better than the one known."""
        if progress.solution is not None:
            self._incumbent.offer(progress.solution, progress.phase)
        if progress.bound is not None and progress.bound > self._incumbent.bounds[progress.tier]:
            self._incumbent.bounded(progress.tier, progress.bound, progress.phase)


def days_fit(domain: Domain, face: Face) -> bool:
    """Whether whole days can be chosen on the face: it has few enough starts."""
    return int(domain.starts[face.high == 1].sum()) <= MOST_STARTS


def polish(
    domain: Domain,
    incumbent: Incumbent,
    solution: Solution,
    clock: Clock,
    effort: Effort,
    share: float,
) -> None:
    """Move meetings of the solution to other slots, by local search."""
    board = board_of(domain, solution)
    seconds = clock.left() * share
    moves = MOVES_PER_MEETING * len(board.placed)
    if effort.deterministic:
        seconds = clock.left()
        moves = min(moves, int(MOVES_PER_SECOND * clock.limit))
    if seconds <= 0:
        return
    breaks, idle = incumbent.bounds["compactness"]
    Polisher(board, effort.seed, clock).run(
        Budget(seconds, moves),
        (breaks, idle),
        lambda solution: incumbent.offer(solution, "local search"),
    )


def choose_days(
    domain: Domain,
    incumbent: Incumbent,
    solution: Solution,
    face: Face,
    clock: Clock,
    effort: Effort,
) -> Value:
    """Exchange meetings on the face of the tiers before; returns the bound proven."""
    improvement = improve(
        domain.problem,
        solution,
        time_limit=clock.left() * DAYS_SHARE,
        face=of_parties(domain, face),
        seed=effort.seed,
        workers=effort.workers,
        stop=clock.stop,
        observer=_Relay(incumbent),
    )
    return improvement.bound, 0
