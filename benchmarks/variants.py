"""New variants of published instances, for which no method can have been tuned.

    python -m benchmarks.variants FOLDER OUT [--seed N]

makes the published kinds of variants of every `*.original.dzn` in FOLDER, drawn anew: slots
forbidden at random in place of the original ones, meetings fixed at random, precedences at random
between meetings of one participant; and fewer tables. The originals belong to others: measure with
the files (`python -m benchmarks --b2bsp OUT`), but do not distribute them.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from scheduler.b2bsp.dzn import parse

ORIGINAL = ".original.dzn"
NUMBERS = ("nBusiness", "nMeetings", "nTables", "nTotalSlots", "nMorningSlots")
MORNING, AFTERNOON = 1, 2
Data = dict[str, Any]
"""An instance's entries as `parse` returns them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the variants; return 2 if there are no originals."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.variants", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    options = parser.parse_args(arguments)
    originals = sorted(options.folder.glob(f"*{ORIGINAL}"))
    if not originals:
        sys.stderr.write(f"{options.folder}: there is no *{ORIGINAL}\n")
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    for path in originals:
        for name, vary in VARIATIONS.items():
            stem = f"{path.name.removesuffix(ORIGINAL)}.{name}-s{options.seed}"
            varied = vary(parse(path.read_text("utf-8")), random.Random(stem))
            (options.out / f"{stem}.dzn").write_text(as_dzn(varied), "utf-8")
    return 0


def forbid(data: Data, share: float, dice: random.Random) -> Data:
    """Return the data with new forbidden slots, each with probability `share`."""
    slots = range(1, data["nTotalSlots"] + 1)
    forbidden = [
        frozenset(slot for slot in slots if dice.random() < share) for _ in range(data["nBusiness"])
    ]
    return data | {"forbidden": forbidden}


def fix(data: Data, share: float, dice: random.Random) -> Data:
    """Return the data with this share of the meetings fixed, each in a slot that is free."""
    fixed = [0] * data["nMeetings"]
    busy: set[tuple[int, int]] = set()
    load: Counter[int] = Counter()
    for row in dice.sample(range(len(fixed)), round(share * len(fixed))):
        first, second, _ = data["requested"][row]
        free = [
            slot
            for slot in _hours(data, row)
            if not {(first, slot), (second, slot)} & busy and load[slot] < data["nTables"]
        ]
        if free:
            fixed[row] = slot = dice.choice(free)
            busy |= {(first, slot), (second, slot)}
            load[slot] += 1
    return data | {"fixed": fixed}


def order(data: Data, share: float, dice: random.Random) -> Data:
    """Return the data with `share` precedences per meeting.

    They are acyclic, each between two meetings of one participant.
    """
    rows = range(data["nMeetings"])
    requested = data["requested"]
    rank = dice.sample(rows, len(rows))
    pairs = [
        (earlier, later)
        for earlier in rows
        for later in rows
        if rank[earlier] < rank[later]
        and set(requested[earlier][:2]) & set(requested[later][:2])
        and (requested[earlier][2], requested[later][2]) != (AFTERNOON, MORNING)
    ]
    before: list[set[int]] = [set() for _ in rows]
    for earlier, later in dice.sample(pairs, min(len(pairs), round(share * len(rows)))):
        before[later].add(earlier + 1)
    return data | {"precedences": [frozenset(numbers) for numbers in before]}


def with_fewer_tables(data: Data, share: float, _: random.Random) -> Data:
    """Return the data with this share of the tables, but enough for all meetings."""
    least = -(-data["nMeetings"] // data["nTotalSlots"])
    return data | {"nTables": max(least, round(share * data["nTables"]))}


def as_dzn(data: Data) -> str:
    """Return the entries as MiniZinc data."""
    lines = [f"{name} = {data[name]};" for name in NUMBERS]
    rows = "\n|".join(",".join(map(str, row)) for row in data["requested"])
    lines.append(f"requested = [|{rows}|];")
    lines += [f"{name} = [{_sets(data[name])}];" for name in ("forbidden", "precedences")]
    lines.append(f"fixed = [{','.join(map(str, data['fixed']))}];")
    return "\n".join(lines) + "\n"


def _hours(data: Data, row: int) -> list[int]:
    """Return the possible slots of a meeting: those of its session that are not forbidden."""
    first, second, session = data["requested"][row]
    begin = data["nMorningSlots"] + 1 if session == AFTERNOON else 1
    end = data["nMorningSlots"] if session == MORNING else data["nTotalSlots"]
    forbidden = data["forbidden"][first - 1] | data["forbidden"][second - 1]
    return [slot for slot in range(begin, end + 1) if slot not in forbidden]


def _sets(sets: Iterable[Iterable[int]]) -> str:
    return ",\n".join(f"{{{','.join(map(str, sorted(numbers)))}}}" for numbers in sets)


VARIATIONS: dict[str, Callable[[Data, random.Random], Data]] = {
    "forb0003": lambda data, dice: forbid(data, 0.003, dice),
    "forb0007": lambda data, dice: forbid(data, 0.007, dice),
    "fixed020": lambda data, dice: fix(data, 0.2, dice),
    "fixed040": lambda data, dice: fix(data, 0.4, dice),
    "prec15": lambda data, dice: order(data, 0.15, dice),
    "prec25": lambda data, dice: order(data, 0.35, dice),
    "tables": lambda data, dice: with_fewer_tables(data, 0.9, dice),
}

if __name__ == "__main__":
    sys.exit(main())
