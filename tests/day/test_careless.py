"""Whatever anybody does on the day, in any order: the past stays, and nothing contradicts itself.

`python -m tests.campaigns.careless_day` does the same at length.
"""

import random
from contextlib import ExitStack
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.campaigns.careless.acts import ACTS, Act, Hands
from tests.campaigns.careless_day import act, opened
from tests.scheduler.clocks import slow

SEEDS = st.integers(0, 2**32 - 1)


class CarelessDay(RuleBasedStateMachine):
    """A small event's day in careless hands."""

    folder: ClassVar[Path]
    template: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.opened = ExitStack()
        self.hands: Hands | None = None

    @initialize(seed=SEEDS)
    def open(self, seed: int) -> None:
        day = opened(self.folder, self.template, random.Random(seed))
        self.hands = self.opened.enter_context(day)

    @rule(what=st.sampled_from(ACTS), seed=SEEDS)
    def act(self, what: Act, seed: int) -> None:
        assert self.hands is not None
        self.hands.chance = random.Random(seed)
        assert act(self.hands, what) == []

    def teardown(self) -> None:
        self.opened.close()


@pytest.fixture
def machine(tmp_path: Path, sqlite_template: Path) -> type[CarelessDay]:
    CarelessDay.folder, CarelessDay.template = tmp_path, sqlite_template
    return CarelessDay


def test_nothing_careless_changes_the_past_or_contradicts_itself(
    machine: type[CarelessDay],
) -> None:
    few = settings(max_examples=3, stateful_step_count=20)
    with slow():  # what a repair finds must not depend on how fast this machine is
        run_state_machine_as_test(machine, settings=few)
