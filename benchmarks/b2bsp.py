"""Every business-to-business instance of a folder, beside UWrMaxSAT: `python -m benchmarks.b2bsp`.

    python -m benchmarks.b2bsp FOLDER [--time-limit S] [--spread D] [--maxsat] [--json FILE]

Every run is a process of its own, measured from start to end. A result is right if its schedule
passes the checker and no other method, nor `published.csv` in the folder (if it is there), proves
otherwise. PAR-2 counts a run that proves nothing in time as twice the limit. `--maxsat` needs
`hermax` from PyPI in the same environment.
"""

import argparse
import csv
import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean, median

from scheduler.compact.check import breaks_of, violations
from scheduler.compact.published import read

METHODS = {"ours": "scheduler.b2bsp", "uwrmaxsat": "benchmarks.b2bsp_maxsat"}
PROVEN = ("optimal", "infeasible")
GRACE_SECONDS = 5.0


@dataclass(frozen=True)
class Run:
    """One method on one instance; `seconds` from the start of the process to its end."""

    instance: str
    method: str
    status: str
    breaks: int | None
    bound: int | None
    seconds: float
    error: str


def main() -> int:
    """Measure the folder and print the table; 1 if any claim is wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.b2bsp", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--time-limit", type=float, default=60.0, metavar="S")
    parser.add_argument("--spread", type=int, default=2, metavar="D")
    parser.add_argument("--only", default="", help="part of the instances' names")
    parser.add_argument("--maxsat", action="store_true", help="run UWrMaxSAT beside it")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    options = parser.parse_args()
    methods = list(METHODS) if options.maxsat else ["ours"]
    published = _published(options.folder / "published.csv", options.spread)
    runs = []
    for path in sorted(options.folder.glob(f"*{options.only}*.dzn")):
        for method in methods:
            runs.append(_run(path, method, options.time_limit, options.spread))
            print(_line(runs[-1], published.get(runs[-1].instance)), flush=True)
    wrong = _wrong(runs, published)
    for method in methods:
        print(_summary(method, [r for r in runs if r.method == method], options.time_limit))
    print(*(wrong or ["no wrong claim"]), sep="\n")
    if options.json is not None:
        options.json.write_text(json.dumps([asdict(r) for r in runs], indent=2) + "\n")
    return 1 if wrong else 0


def _run(path: Path, method: str, limit: float, spread: int) -> Run:
    command = [sys.executable, "-m", METHODS[method], str(path), "--spread", str(spread)]
    name = path.name.removesuffix(".dzn")
    start = time.monotonic()
    try:
        done = subprocess.run(
            [*command, "--time-limit", str(limit)],
            capture_output=True,
            check=True,
            timeout=limit + GRACE_SECONDS,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        seconds = time.monotonic() - start
        late = isinstance(error, subprocess.TimeoutExpired)
        return Run(name, method, "unknown", None, None, seconds, "" if late else str(error))
    seconds = time.monotonic() - start
    told = json.loads(done.stdout)
    return Run(
        name,
        method,
        told["status"],
        told["breaks"],
        told["bound"],
        seconds,
        _check(path, spread, told),
    )


def _check(path: Path, spread: int, told: dict[str, object]) -> str:
    """What is wrong with the schedule, or with the breaks claimed for it."""
    numbers = told["schedule"]
    if not isinstance(numbers, list):
        return ""
    instance = read(path, spread)
    schedule = [slot - 1 for slot in numbers]
    found = violations(instance, schedule)
    if not found and sum(breaks_of(instance, schedule)) != told["breaks"]:
        found = ["the breaks claimed are not those of the schedule"]
    return "; ".join(found[:1])


def _published(path: Path, spread: int) -> dict[str, str]:
    """The optimum, or `infeasible`, by instance."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["instance"]: row["optimum_breaks"]
            for row in csv.DictReader(file)
            if int(row["spread_d"]) == spread
        }


def _claim(run: Run) -> str | None:
    if run.status not in PROVEN:
        return None
    return "infeasible" if run.status == "infeasible" else str(run.breaks)


def _wrong(runs: list[Run], published: dict[str, str]) -> list[str]:
    found = [f"WRONG {r.instance}, {r.method}: {r.error}" for r in runs if r.error]
    for name in sorted({r.instance for r in runs}):
        claims = {r.method: _claim(r) for r in runs if r.instance == name and _claim(r)}
        claims |= {"published": published[name]} if name in published else {}
        if len(set(claims.values())) > 1:
            found.append(f"WRONG {name}: {claims}")
    return found


def _line(run: Run, published: str | None) -> str:
    return (
        f"{run.instance:30} {run.method:10} {run.status:10} {run.breaks!s:>5} {run.bound!s:>5} "
        f"{run.seconds:7.2f} s  published {published or '-'} {run.error}"
    )


def _summary(method: str, runs: list[Run], limit: float) -> str:
    proven = [r.seconds for r in runs if r.status in PROVEN and not r.error]
    par2 = mean([*proven, *([2 * limit] * (len(runs) - len(proven)))]) if runs else 0.0
    slowest = max(proven, default=0.0)
    return (
        f"{method}: {len(proven)} of {len(runs)} proven within {limit:g} s, median "
        f"{median(proven or [0.0]):.2f} s, slowest {slowest:.2f} s, PAR-2 {par2:.2f}"
    )


if __name__ == "__main__":
    sys.exit(main())
