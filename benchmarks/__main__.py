"""Our scheduler beside the baselines: `python -m benchmarks`, all sections or some.

Every timetable passes the checker, and every certificate is verified; a wrong one ends the run. The
tables go to standard output, the progress to standard error. `docs/benchmarks.md` explains what is
measured and why.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.b2bsp import published_instances
from benchmarks.drawn import draw
from benchmarks.methods import banjarnegara, ladder
from benchmarks.nation import nation
from benchmarks.options import Options
from benchmarks.repair import repair_days
from benchmarks.report import tables

SECTIONS: dict[str, Callable[[Options], dict[str, object]]] = {
    "banjarnegara": banjarnegara,
    "ladder": ladder,
    "b2bsp": published_instances,
    "repair": repair_days,
    "nation": nation,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the sections asked for; return 1 if a claim about a published instance is wrong."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    options = Options(
        quick=chosen.quick,
        seed=chosen.seed,
        baseline_seconds=chosen.baseline_seconds,
        b2bsp=chosen.b2bsp,
        maxsat_python=chosen.maxsat_python,
        spread=chosen.spread,
        only_instances=chosen.only_instances,
    )
    names = chosen.only or list(SECTIONS)
    figures = {
        "format": "titik-temu/benchmark",
        "version": 1,
        "machine": {
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "ortools": version("ortools"),
            "load": os.getloadavg()[0],
        },
        "quick": options.quick,
        "sections": {name: SECTIONS[name](options) for name in SECTIONS if name in names},
    }
    text = json.dumps(figures, indent=1) + "\n"
    figures = json.loads(text)
    sys.stdout.write(tables(figures))
    if chosen.json is not None:
        chosen.json.write_text(text, "utf-8")
    if chosen.pictures is not None:
        draw(figures, chosen.pictures)
    return 1 if figures["sections"].get("b2bsp", {}).get("wrong") else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("--only", choices=SECTIONS, action="append", help="repeat for more; default: all")
    add("--quick", action="store_true", help="small sizes, to see that it works")
    add("--seed", type=int, default=1, metavar="N")
    add("--baseline-seconds", type=float, default=60.0, metavar="S", help="for each; default 60")
    add("--b2bsp", type=Path, metavar="FOLDER", help="published instances (*.dzn, published.csv)")
    add("--only-instances", default="", metavar="TEXT", help="those with this in their name")
    add("--spread", type=int, default=2, metavar="D", help="of breaks, in instances; default 2")
    add("--maxsat-python", metavar="PATH", help="interpreter with hermax, to run UWrMaxSAT")
    add("--json", type=Path, metavar="FILE", help="write all figures here as well")
    add("--pictures", type=Path, metavar="FOLDER", help="draw SVG pictures here")
    return parser


if __name__ == "__main__":
    sys.exit(main())
