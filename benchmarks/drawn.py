"""The pictures of the report, from its figures."""

from pathlib import Path
from typing import Any

from benchmarks import pictures

Figures = dict[str, Any]
"""The JSON of a section, or of all of them."""

DRAWN_METHODS = ("ours, all tiers", "CP-SAT", "registration order", "round robin")


def draw(figures: Figures, folder: Path) -> list[Path]:
    """Draw the pictures of the figures' sections; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn: dict[str, str] = {}
    sections: dict[str, Figures] = figures["sections"]
    if "banjarnegara" in sections:
        drawn |= _banjarnegara_pictures(sections["banjarnegara"])
    if "runs" in sections.get("b2bsp", {}):
        drawn["proven"] = _proven_picture(sections["b2bsp"])
    for name, svg in drawn.items():
        (folder / f"{name}.svg").write_text(svg, "utf-8")
    return [folder / f"{name}.svg" for name in drawn]


def _banjarnegara_pictures(section: Figures) -> dict[str, str]:
    trace = section["trace"]
    end = trace[-1][0]
    ours = {
        "breaks of the best timetable": [(at, b) for at, b, _ in trace if b is not None],
        "proven bound": [(at, bound) for at, _, bound in trace if bound is not None],
    }
    spread = {
        name: numbers
        for name, numbers in section["meetings_per_visitor"].items()
        if name in DRAWN_METHODS
    }
    rooms = {
        room["host"]: list(zip(room["held"], room["room"], strict=True))
        for room in section["rooms"]
    }
    slots = [str(number + 1) for number in range(section["size"]["slots"])]
    return {
        "search-trace": pictures.lines(
            "Compactness: the search and its bound", "seconds", "breaks", ours, end=end
        ),
        "meetings-per-visitor": pictures.bars(
            "Meetings of a cooperative", "meetings", "cooperatives", spread
        ),
        "timetable": pictures.heat_map("Meetings by partner and slot", rooms, slots),
    }


def _proven_picture(section: Figures) -> str:
    series = {}
    for method in section["methods"]:
        proven = sorted(
            run["seconds"]
            for run in section["runs"]
            if run["method"] == method and run["status"] in ("optimal", "infeasible")
        )
        series[method] = [(0.0, 0.0), *((at, rank) for rank, at in enumerate(proven, start=1))]
    end = max((points[-1][0] for points in series.values()), default=1.0)
    title = "Published instances proven after so many seconds each"
    return pictures.lines(title, "seconds", "instances", series, end=end)
