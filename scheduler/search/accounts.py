"""Time spent on the tiers, the methods that contributed to them, and what failed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from scheduler.budget.clock import Clock
from scheduler.cpsat.model import TimeOverError


@dataclass
class Account:
    """Seconds spent on a tier, the method that worked on it last, and why one failed, if any."""

    seconds: float = 0.0
    method: str = "counting"
    failure: str = ""


class Accounts:
    """The accounts of all tiers; `failed` is the last failure, if any."""

    def __init__(self, tiers: Sequence[str], clock: Clock) -> None:
        self._of = {tier: Account() for tier in tiers}
        self.failed: Exception | None = None
        self._clock = clock

    def __getitem__(self, tier: str) -> Account:
        return self._of[tier]

    @contextmanager
    def working(self, method: str, *tiers: str) -> Iterator[None]:
        """Add the time of the block to these tiers in equal shares."""
        start = self._clock.elapsed()
        yield
        for tier in tiers:
            account = self._of[tier]
            account.seconds += (self._clock.elapsed() - start) / len(tiers)
            account.method = method

    @contextmanager
    def optional(self, *tiers: str) -> Iterator[None]:
        """Note why the block fails, and go on: the timetable found so far stands without it.

        The failure is that of the first of these tiers. That time is up is none.
        """
        try:
            yield
        except TimeOverError:
            raise
        except Exception as error:
            self.failed = error
            self._of[tiers[0]].failure = f"{type(error).__name__}: {error}"
