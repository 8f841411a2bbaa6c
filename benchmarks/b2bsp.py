"""(c) Every business-to-business instance of a folder, beside UWrMaxSAT if it is available.

Every run is a process of its own, measured from start to end, including the reading of the file. A
result is right if its schedule passes the checker and neither another method nor `published.csv` in
the folder (if there is one) proves otherwise. PAR-2 counts a run that proves nothing in time as
twice the limit.
"""

import csv
import importlib.util
import json
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import mean, median
from typing import IO

from benchmarks.options import Options
from scheduler.b2bsp.checker import breaks_of, violations
from scheduler.b2bsp.reader import read

OURS, MAXSAT = "ours", "UWrMaxSAT"
PROVEN = ("optimal", "infeasible")
LIMIT_SECONDS = 60.0
GRACE_SECONDS = 5.0
QUICK_INSTANCES = 2


@dataclass(frozen=True)
class Run:
    """One method on one instance; `seconds` from the start of the process to its end.

    `first_schedule_seconds` is the time from that start until the first schedule was reported,
    `trace` the breaks and bound of each improvement; both are known only for our method. `error`
    says what is wrong.
    """

    instance: str
    method: str
    status: str
    breaks: int | None
    bound: int | None
    seconds: float
    first_schedule_seconds: float | None
    error: str
    trace: list[tuple[float, int | None, int]] = field(default_factory=list)


def published_instances(options: Options) -> dict[str, object]:
    """Measure the folder's instances; the result says why if there are none."""
    if options.b2bsp is None:
        return {"skipped": "no folder of instances was named (--b2bsp FOLDER)"}
    paths = sorted(p for p in options.b2bsp.glob("*.dzn") if options.only_instances in p.name)
    if not paths:
        return {"skipped": f"{options.b2bsp.name} holds no instances (*.dzn)"}
    methods = {OURS: [sys.executable, "-m", "scheduler", "b2bsp"]}
    interpreter = _with_hermax(options)
    if interpreter is not None:
        methods[MAXSAT] = [interpreter, "-m", "benchmarks.b2bsp_maxsat"]
    published = _published(options.b2bsp / "published.csv", options.spread)
    runs = []
    for path in paths[:QUICK_INSTANCES] if options.quick else paths:
        for method, command in methods.items():
            runs.append(_run(path, method, command, options.spread))
            sys.stderr.write(_line(runs[-1], published.get(runs[-1].instance)) + "\n")
    return {
        "spread": options.spread,
        "limit": LIMIT_SECONDS,
        "instances": len({run.instance for run in runs}),
        "published": sum(run.instance in published for run in runs if run.method == OURS),
        "wrong": _wrong(runs, published),
        "methods": {name: _summary([r for r in runs if r.method == name]) for name in methods},
        "runs": [asdict(run) for run in runs],
    }


def _with_hermax(options: Options) -> str | None:
    if options.maxsat_python is not None:
        return options.maxsat_python
    return sys.executable if importlib.util.find_spec("hermax") else None


def _run(path: Path, method: str, command: Sequence[str], spread: int) -> Run:
    arguments = [*command, str(path), "--spread", str(spread)]
    if method == OURS:
        arguments += ["--time-limit", str(LIMIT_SECONDS), "--narrate"]
    start = time.monotonic()
    heard: list[tuple[float, str]] = []
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        listener = threading.Thread(target=_listen, args=(process.stderr, start, heard))
        listener.start()
        ender = threading.Timer(LIMIT_SECONDS + GRACE_SECONDS, process.kill)
        ender.start()
        output = process.stdout.read() if process.stdout else b""
        process.wait()
        seconds = time.monotonic() - start
        ender.cancel()
        listener.join()
    return _told(path, method, spread, output, seconds, heard)


def _listen(stream: IO[bytes] | None, start: float, heard: list[tuple[float, str]]) -> None:
    heard.extend(
        (time.monotonic() - start, line.decode("utf-8", "replace").strip()) for line in stream or ()
    )


def _told(
    path: Path,
    method: str,
    spread: int,
    output: bytes,
    seconds: float,
    heard: list[tuple[float, str]],
) -> Run:
    name = path.name.removesuffix(".dzn")
    if not output.strip():
        late = seconds > LIMIT_SECONDS
        error = "" if late else (heard[-1][1] if heard else "it ended without an answer")
        return Run(name, method, "unknown", None, None, seconds, None, error)
    told = json.loads(output)
    trace = [
        (at, step["breaks"], step["bound"])
        for at, line in heard
        if line.startswith("{")
        for step in (json.loads(line),)
    ]
    return Run(
        instance=name,
        method=method,
        status=told["status"],
        breaks=told["breaks"],
        bound=told["bound"],
        seconds=seconds,
        first_schedule_seconds=next((at for at, breaks, _ in trace if breaks is not None), None),
        error=_check(path, spread, told),
        trace=trace,
    )


def _check(path: Path, spread: int, told: dict[str, object]) -> str:
    """Return what is wrong with the schedule or the breaks claimed for it; empty if nothing."""
    numbers = told["schedule"]
    if not isinstance(numbers, list):
        return "" if told["status"] in ("infeasible", "unknown") else "there is no schedule"
    instance = read(path, spread)
    schedule = [slot - 1 for slot in numbers]
    found = violations(instance, schedule)
    if not found and sum(breaks_of(instance, schedule)) != told["breaks"]:
        found = ["the breaks claimed are not those of the schedule"]
    return "; ".join(found[:1])


def _published(path: Path, spread: int) -> dict[str, str]:
    """Return the optimum, or `infeasible`, by instance."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["instance"]: row["optimum_breaks"]
            for row in csv.DictReader(file)
            if int(row["spread_d"]) == spread
        }


def _wrong(runs: list[Run], published: dict[str, str]) -> list[str]:
    """Return every claim that is wrong, or that another run contradicts."""
    found = [f"{run.instance}, {run.method}: {run.error}" for run in runs if run.error]
    for name in sorted({run.instance for run in runs}):
        claims = {
            run.method: "infeasible" if run.status == "infeasible" else str(run.breaks)
            for run in runs
            if run.instance == name and run.status in PROVEN
        }
        claims |= {"published": published[name]} if name in published else {}
        if len(set(claims.values())) > 1:
            found.append(f"{name}: {claims}")
    return found


def _line(run: Run, published: str | None) -> str:
    return (
        f"{run.instance:30} {run.method:10} {run.status:10} {run.breaks!s:>5} {run.bound!s:>5} "
        f"{run.seconds:7.2f} s  published {published or '-'} {run.error}"
    )


def _summary(runs: list[Run]) -> dict[str, object]:
    proven = [
        run.seconds
        for run in runs
        if run.status in PROVEN and not run.error and run.seconds <= LIMIT_SECONDS
    ]
    firsts = [run.first_schedule_seconds for run in runs if run.first_schedule_seconds is not None]
    return {
        "proven": len(proven),
        "median": median(proven or [0.0]),
        "slowest": max(proven, default=0.0),
        "par2": mean([*proven, *([2 * LIMIT_SECONDS] * (len(runs) - len(proven)))]),
        "slowest_first_schedule": max(firsts, default=None),
    }
