"""Change one number of valid certificates, thousands of times, and count the verdicts.

python -m tests.campaigns.forged_certificates --mutants 10000
"""

import argparse
import sys
from collections import Counter
from random import Random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scheduler import Problem
from tests.scheduler.mutants import MUTATIONS, mutants_judged
from tests.scheduler.strategies import any_pairs, two_sided


def main() -> None:
    """Run the campaign; an assertion fails if a false claim is called proven."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutants", type=int, default=10_000)
    mutants: int = parser.parse_args().mutants
    said: Counter[str] = Counter()

    @settings(
        max_examples=mutants,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(two_sided(plain=False, most=4) | any_pairs(most=4), st.integers(0, 10**9))
    def campaign(problem: Problem, seed: int) -> None:
        if said["tried"] < mutants:
            said.update(mutants_judged(problem, Random(seed)))

    campaign()
    sys.stdout.write(f"{MUTATIONS} mutants a certificate\n")
    for what, count in said.items():
        sys.stdout.write(f"{count:8} {what}\n")


if __name__ == "__main__":
    main()
