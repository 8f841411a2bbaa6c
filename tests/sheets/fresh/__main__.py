"""Print what comes of the fresh lists.

`python -m tests.sheets.fresh [--wrong] [--seed=N] [--batch=N] [WORD]`: only those that are wrong,
made with another seed, of one batch, or whose titles have the word in them.
"""

import sys

from tests.sheets.fresh import lists  # noqa: F401 - registers them
from tests.sheets.fresh.case import LISTS
from tests.sheets.fresh.measure import PARTS, measure


def main() -> None:
    """Print a line for each list, and the sums of each batch."""
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    chosen = [entry for entry in LISTS if all(word in entry.title for word in words)]
    batches = [int(word[8:]) for word in sys.argv if word.startswith("--batch=")]
    chosen = [entry for entry in chosen if not batches or entry.batch in batches]
    seeds = [int(word[7:]) for word in sys.argv if word.startswith("--seed=")]
    results = [(entry, measure(entry, *seeds)) for entry in chosen]
    for entry, result in results:
        if result.right and "--wrong" in sys.argv:
            continue
        marks = "".join("-" if part in result.wrong else "+" for part in PARTS)
        print(f"{'right' if result.right else 'WRONG'} {marks} {entry.batch} {entry.title}")
        if not result.right:
            print(f"    missing {result.missing[:3]} of {len(result.missing)}")
            print(f"    extra {result.extra[:3]} of {len(result.extra)}")
            print(f"    foreign {result.foreign} silent {result.silent} {result.refusal[:300]}")
    for batch in sorted({entry.batch for entry, _ in results}):
        some = [result for entry, result in results if entry.batch == batch]
        parts = ", ".join(f"{p} {sum(p not in r.wrong for r in some)}" for p in PARTS)
        print(f"batch {batch}: {sum(r.right for r in some)} of {len(some)} right ({parts}),")
        print(f"  {sum(len(r.foreign) for r in some)} foreign values stored,")
        print(f"  {sum(len(r.silent) for r in some)} people lost in silence")


if __name__ == "__main__":
    main()
