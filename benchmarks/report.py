"""Tables and pictures of a benchmark's JSON.

    python -m benchmarks.report FIGURES.json [--pictures FOLDER] [--page PAGE.md]

prints the tables; `--page` writes them into a page instead, between its two marks; `--pictures`
draws the pictures.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.drawn import Figures, draw
from scheduler.model.tiers import FLOW_TIERS

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print or write the tables; return 2 if the page has no marks."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.report", description=__doc__)
    parser.add_argument("figures", type=Path, metavar="FIGURES.json")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER")
    parser.add_argument("--page", type=Path, metavar="PAGE.md")
    options = parser.parse_args(arguments)
    figures = json.loads(options.figures.read_text("utf-8"))
    if options.pictures is not None:
        draw(figures, options.pictures)
    if options.page is None:
        sys.stdout.write(tables(figures))
        return 0
    before, begin, rest = options.page.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        sys.stderr.write(f"{options.page}: the marks {BEGIN} and {END} are missing\n")
        return 2
    text = f"{before}{BEGIN}\n\n{tables(figures)}\n{END}{after}"
    options.page.write_text(text, "utf-8")
    return 0


def tables(figures: Figures) -> str:
    """Return all sections of the figures as Markdown."""
    machine = figures["machine"]
    parts = [
        f"Measured with {machine['cores']} cores, Python {machine['python']}, OR-Tools "
        f"{machine['ortools']}; load before the start {machine['load']:.1f}"
        f"{'; small sizes, to see that it works' if figures['quick'] else ''}."
    ]
    for name, section in figures["sections"].items():
        title, table = _SECTIONS[name]
        body = f"Skipped: {section['skipped']}." if "skipped" in section else table(section)
        parts.append(f"### {title}\n\n{body}")
    return "\n\n".join(parts) + "\n"


def _table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def _banjarnegara(section: Figures) -> str:
    size = section["size"]
    ours = section["runs"][0]
    rows = []
    for run in section["runs"]:
        shares = [f"{run['of_bound'][tier]:.2%}" for tier in FLOW_TIERS]
        bound = run["bounds"].get("compactness")
        breaks = run["values"]["compactness"][0]
        rows.append(
            [
                run["method"],
                *shares,
                f"{breaks} (at least {bound[0]})" if bound else breaks,
                f"{run['seconds']:.3f}",
                f"{run['cpu_seconds']:.2f}",
                f"{run['peak_mb']:.0f}",
                _same_quality(run, ours),
            ]
        )
    header = ["method", "fairness", "first choices", "satisfaction", "breaks"]
    header += ["seconds", "CPU seconds", "MB", "same quality after"]
    bases = ", ".join(f"{tier} by {basis}" for tier, basis in ours["bases"].items())
    return (
        f"{size['visitors']} visitors, {size['hosts']} hosts, {size['tables']} tables, "
        f"{size['slots']} slots, {size['requests']} requests. Values over the proven bounds; a "
        "later tier may exceed 100% where an earlier one falls short.\n\n"
        f"{_table(header, rows)}\n\n"
        f"Certificate of tiers 1 to 3 verified in {ours['verified_seconds']:.3f} s: {bases}."
    )


def _same_quality(run: Figures, ours: Figures) -> str:
    """Return when a baseline's tiers 1 to 3 were as good as ours, and the ratio to our time."""
    if run["method"].startswith("ours"):
        return "-"
    after = run["target_seconds"]
    if after is not None:
        return f"{after:.2f} s ({after / ours['seconds']:.0f} x)"
    if run["method"] in ("registration order", "round robin"):
        return "never"
    return f"not in {run['limit']:.0f} s (over {run['limit'] / ours['seconds']:.0f} x)"


def _ladder(section: Figures) -> str:
    rows = [
        [
            f"{rung['visitors']:,} x {rung['hosts']:,} x {rung['slots']}",
            f"{rung['requests']:,}",
            f"{rung['meetings']:,}",
            *(f"{rung['of_bound'][tier]:.3%}" for tier in FLOW_TIERS),
            "yes" if rung["proven"] else "no",
            f"{rung['seconds']:.2f}",
            f"{1e6 * rung['seconds_per_request']:.0f}",
            f"{rung['peak_mb']:.0f}",
            f"{rung['verified_seconds']:.2f}",
        ]
        for rung in section["rungs"]
    ]
    header = ["visitors x hosts x slots", "requests", "meetings", "fairness", "first choices"]
    header += ["satisfaction", "proven", "seconds", "microseconds a request", "MB", "verified in s"]
    return _table(header, rows)


def _b2bsp(section: Figures) -> str:
    rows = [
        [
            method,
            f"{figures['proven']} of {section['instances']}",
            f"{figures['median']:.2f}",
            f"{figures['slowest']:.2f}",
            f"{figures['par2']:.2f}",
            f"{figures['slowest_first_schedule']:.2f}"
            if figures["slowest_first_schedule"] is not None
            else "-",
        ]
        for method, figures in section["methods"].items()
    ]
    header = ["method", f"proven in {section['limit']:.0f} s", "median s", "slowest s"]
    header += ["PAR-2", "slowest first schedule s"]
    wrong = "; ".join(section["wrong"]) or "none"
    return (
        f"Spread {section['spread']}. Seconds are those of whole processes, their start included. "
        f"{section['published']} of the {section['instances']} instances have a published result; "
        f"wrong claims: {wrong}.\n\n{_table(header, rows)}"
    )


def _repair(section: Figures) -> str:
    rows = []
    for name, found in section.items():
        if isinstance(found, dict):
            seconds, moves = found["seconds"], found["moves_seconds"]
            rows.append(
                [
                    name,
                    section["days"],
                    *(f"{seconds[q]:.2f}" for q in ("p50", "p95", "max")),
                    f"{moves['p95']:.3f}",
                    "{} to {}".format(*found["people"]),
                    "{} to {}".format(*found["forced_people"]),
                    found["more_than_forced"],
                    found["proven_fewest"],
                ]
            )
    header = ["what happened", "days", "p50 s", "p95 s", "max s", "moves of one meeting, p95 s"]
    header += ["people moved", "forced", "days with more than forced", "days proven fewest"]
    return _table(header, rows)


def _nation(section: Figures) -> str:
    rows = [
        ["events", f"{section['events']:,}"],
        ["cooperatives", f"{section['cooperatives']:,}"],
        ["with at least one meeting", f"{section['with_a_meeting']:,}"],
        ["partners", f"{section['partners']:,}"],
        ["requests, meetings", f"{section['requests']:,}, {section['meetings']:,}"],
        ["events with tiers 1 to 3 proven", f"{section['proven']:,}"],
        ["of these, certified without the solver's word", f"{section['certified']:,}"],
        ["breaks, bound on them", f"{section['breaks']:,}, {section['breaks_bound']:,}"],
        ["events whose breaks are proven the fewest", f"{section['fewest_breaks_proven']:,}"],
        [f"seconds in all, {section['processes']} processes", f"{section['seconds']:.1f}"],
        [
            "of these for making, solving, verifying (summed)",
            f"{section['made_seconds']:.1f}, {section['solved_seconds']:.1f}, "
            f"{section['verified_seconds']:.1f}",
        ],
    ]
    return _table(["what", "figure"], rows)


_SECTIONS: dict[str, tuple[str, Callable[[Figures], str]]] = {
    "banjarnegara": ("Banjarnegara, beside the baselines", _banjarnegara),
    "ladder": ("Larger events, tiers 1 to 3", _ladder),
    "b2bsp": ("Published business-to-business instances", _b2bsp),
    "repair": ("Repair of a running day", _repair),
    "nation": ("The nation", _nation),
}

if __name__ == "__main__":
    sys.exit(main())
