"""Print what comes of every variation: `python -m tests.sheets.offices [--wrong]`."""

import sys
from collections import defaultdict

from tests.sheets.offices import variations  # noqa: F401 - registers them
from tests.sheets.offices.measure import Outcome, measure_all

PARTS = ("people", "village", "phone", "position")


def main() -> None:
    """Print a line for each variation, and the sums."""
    outcomes = measure_all()
    by_rule: dict[int, list[Outcome]] = defaultdict(list)
    for entry, outcome in outcomes.items():
        by_rule[entry.rule].append(outcome)
        if outcome.right and "--wrong" in sys.argv:
            continue
        marks = "".join("+" if getattr(outcome, part) else "-" for part in PARTS)
        state = "right" if outcome.right else "WRONG"
        counts = f"foreign {outcome.foreign} silent {outcome.silent}"
        tail = "" if outcome.right else f"  {outcome.said[:230]}"
        print(f"{state} {marks} {counts}  {entry.rule:2} {entry.kind:9} {entry.title}{tail}")
    for rule, some in sorted(by_rule.items()):
        print(f"rule {rule:2}: {sum(o.right for o in some)} of {len(some)} right")
    every = list(outcomes.values())
    for part in PARTS:
        print(f"{part}: {sum(getattr(o, part) for o in every)} of {len(every)}")
    print(f"foreign values stored: {sum(o.foreign for o in every)}")
    print(f"people lost in silence: {sum(o.silent for o in every)}")
    print(f"right: {sum(o.right for o in every)} of {len(every)}")


if __name__ == "__main__":
    main()
