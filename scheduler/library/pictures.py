"""Pictures of a timetable as SVG text: the timetable, the course of a solve, fairness."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from scheduler.anytime.progress import Observer, Progress
from scheduler.data.metrics import meetings_of
from scheduler.library.rows import Row, clock, rows
from scheduler.model.problem import Problem
from scheduler.model.solution import Solution

CELL, LINE, NAMES = 110, 24, 140
"""Width of a slot, height of a line, and width of the names, in pixels."""
WIDTH, HEIGHT, MARGIN = 640, 240, 40


class Trace(Observer):
    """Keeps what a solve reports, for `trace_picture`: `solve(problem, observer=Trace(), ...)`."""

    def __init__(self) -> None:
        self.reports: list[Progress] = []

    def improved(self, progress: Progress) -> None:
        """Keep a report."""
        self.reports.append(progress)


def timetable_picture(problem: Problem, solution: Solution) -> str:
    """Return the timetable: a line for each meeting of a host at once, a column for each slot."""
    height: Counter[str] = Counter()
    taken: set[tuple[str, int, int]] = set()
    boxes: list[tuple[Row, int]] = []
    for row in rows(problem, solution):
        covered = range(row["slot"], row["slot"] + row["length"])
        deep = 0
        while any((row["host"], deep, slot) in taken for slot in covered):
            deep += 1
        taken |= {(row["host"], deep, slot) for slot in covered}
        height[row["host"]] = max(height[row["host"]], deep + 1)
        boxes.append((row, deep))
    lines: dict[str, int] = {}
    top = LINE
    for host in sorted(height):
        lines[host] = top
        top += height[host] * LINE
    drawn = [_text(4, lines[host] + 16, host) for host in sorted(height)]
    drawn += [
        _text(NAMES + index * CELL + 4, 16, clock(slot.start))
        for index, slot in enumerate(problem.slots)
    ]
    for row, deep in boxes:
        x, y = NAMES + row["slot"] * CELL, lines[row["host"]] + deep * LINE
        drawn.append(_box(x + 1, y + 1, CELL * row["length"] - 2, LINE - 2, "#cfe3d8"))
        drawn.append(_text(x + 5, y + 16, row["visitor"]))
    return _picture(NAMES + CELL * len(problem.slots), top, "Timetable", drawn)


def fairness_picture(problem: Problem, solution: Solution) -> str:
    """Return how many visitors have 0, 1, 2, ... meetings, as bars."""
    held = meetings_of(problem, solution)
    counts = Counter(held[party.id] for party in problem.parties if party.side == "visitor")
    most, tallest = max(counts, default=0), max(counts.values(), default=1)
    step = (WIDTH - 2 * MARGIN) / (most + 1)
    drawn = []
    for number in range(most + 1):
        tall = (HEIGHT - 2 * MARGIN) * counts[number] / tallest
        x, y = MARGIN + number * step, HEIGHT - MARGIN - tall
        drawn.append(_box(x + 2, y, step - 4, tall, "#7fb59a"))
        drawn.append(_text(x + step / 2 - 4, HEIGHT - MARGIN + 16, str(number)))
        drawn.append(_text(x + step / 2 - 4, y - 4, str(counts[number])))
    drawn.append(_text(MARGIN, HEIGHT - 6, "meetings, and visitors who have so many"))
    return _picture(WIDTH, HEIGHT, "Fairness", drawn)


def trace_picture(reports: Sequence[Progress], tier: str) -> str:
    """Return the first number of a tier's value and of its bound over the seconds of a solve."""
    values = [(r.elapsed, r.incumbent[0]) for r in reports if r.tier == tier and r.incumbent]
    bounds = [(r.elapsed, r.bound[0]) for r in reports if r.tier == tier and r.bound]
    everything = [*values, *bounds]
    if not everything:
        return _picture(WIDTH, HEIGHT, tier, [_text(MARGIN, MARGIN, "nothing was reported")])
    seconds = max(at for at, _ in everything) or 1.0
    low, high = min(n for _, n in everything), max(n for _, n in everything)
    drawn = []
    for course, colour in ((bounds, "#b5533c"), (values, "#2f6f4f")):
        points = " ".join(
            f"{MARGIN + (WIDTH - 2 * MARGIN) * at / seconds:.1f},"
            f"{HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (n - low) / max(1, high - low):.1f}"
            for at, n in course
        )
        drawn.append(f'<polyline points="{points}" fill="none" stroke="{colour}"/>')
    drawn.append(_text(4, MARGIN, str(high)))
    drawn.append(_text(4, HEIGHT - MARGIN, str(low)))
    drawn.append(_text(MARGIN, HEIGHT - 6, f"{tier}: value green, bound red, over {seconds:.1f} s"))
    return _picture(WIDTH, HEIGHT, tier, drawn)


def _picture(width: float, height: float, title: str, drawn: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'font-family="sans-serif" font-size="12"><title>{escape(title)}</title>'
        f"{''.join(drawn)}</svg>\n"
    )


def _text(x: float, y: float, text: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def _box(x: float, y: float, width: float, height: float, colour: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}"/>'
    )
