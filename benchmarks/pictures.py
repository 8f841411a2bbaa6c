"""Small static SVG pictures: lines over time, bars in groups, and a heat map."""

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor, log10

Series = Sequence[tuple[float, float]]
COLOURS = ("#1b6ca8", "#c8553d", "#2f9e6e", "#8a6fb0", "#b58900", "#5c6b73", "#d16ba5")
WIDTH, HEIGHT = 800, 360
LEFT, RIGHT, TOP, BOTTOM = 60, 200, 40, 50
FONT = 'font-family="sans-serif" font-size="12" fill="#333"'


def lines(title: str, x: str, y: str, series: Mapping[str, Series], *, end: float) -> str:
    """Return a picture of steps over time: a value holds until the next, the last until `end`."""
    most = _ticks(max((value for points in series.values() for _, value in points), default=1))[-1]
    parts = _frame(title, x, y, end, most)
    for (name, points), colour in zip(series.items(), COLOURS, strict=False):
        steps: list[str] = []
        for at, value in [*points, *([(end, points[-1][1])] if points else [])]:
            left, top = _x(at, end), _y(value, most)
            steps += [f"L{left:.1f},{steps[-1].rpartition(',')[2]}"] if steps else []
            steps.append(f"{'L' if steps else 'M'}{left:.1f},{top:.1f}")
        parts.append(
            f'<path d="{" ".join(steps)}" fill="none" stroke="{colour}" stroke-width="2">'
            f"<title>{escape(name)}</title></path>"
        )
    return _svg([*parts, *_legend(series)])


def bars(title: str, x: str, y: str, groups: Mapping[str, Mapping[str, int]]) -> str:
    """Return a picture of every series' numbers by label, side by side; labels by their length."""
    labels = sorted({label for numbers in groups.values() for label in numbers}, key=_order)
    most = _ticks(max((n for numbers in groups.values() for n in numbers.values()), default=1))[-1]
    parts = _frame(title, x, y, None, most)
    room = (WIDTH - LEFT - RIGHT) / max(1, len(labels))
    width = room * 0.8 / max(1, len(groups))
    for place, label in enumerate(labels):
        left = LEFT + room * (place + 0.1)
        parts.append(_text(left + room * 0.4, HEIGHT - BOTTOM + 16, label, "middle"))
        for number, (name, numbers) in enumerate(groups.items()):
            value = numbers.get(label, 0)
            top = _y(value, most)
            parts.append(
                f'<rect x="{left + number * width:.1f}" y="{top:.1f}" width="{width * 0.9:.1f}" '
                f'height="{HEIGHT - BOTTOM - top:.1f}" fill="{COLOURS[number % len(COLOURS)]}">'
                f"<title>{escape(name)}: {value}</title></rect>"
            )
    return _svg([*parts, *_legend(groups)])


def heat_map(
    title: str, rows: Mapping[str, Sequence[tuple[int, int]]], columns: Sequence[str]
) -> str:
    """Return a picture of (held, room) by row and column: fuller is darker, no room is grey."""
    cell, left = 26, 110
    parts = [_text(left, 24, title, "start", size=15)]
    parts += [
        _text(left + cell * (column + 0.5), TOP + 8, name, "middle")
        for column, name in enumerate(columns)
    ]
    for row, (name, cells) in enumerate(rows.items()):
        top = TOP + 14 + row * cell
        parts.append(_text(left - 8, top + cell * 0.7, name, "end"))
        for column, (held, room) in enumerate(cells):
            parts.append(
                f'<rect x="{left + column * cell}" y="{top}" width="{cell - 2}" '
                f'height="{cell - 2}" fill="{_shade(held, room)}">'
                f"<title>{escape(name)}, {escape(columns[column])}: {held} of {room}</title></rect>"
            )
            parts.append(
                _text(left + cell * (column + 0.46), top + cell * 0.64, str(held), "middle")
            )
    height = TOP + 24 + cell * len(rows)
    return _svg(parts, max(left + cell * len(columns) + 20, 420), height)


def _frame(title: str, x: str, y: str, end: float | None, most: float) -> list[str]:
    parts = [
        _text(LEFT, 24, title, "start", size=15),
        _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, x, "middle"),
        f'<text {FONT} text-anchor="middle" transform="translate(16 {HEIGHT / 2}) rotate(-90)">'
        f"{escape(y)}</text>",
    ]
    for value in _ticks(most):
        top = _y(value, most)
        parts.append(
            f'<path d="M{LEFT},{top:.1f}H{WIDTH - RIGHT}" stroke="#ddd" stroke-width="1"/>'
        )
        parts.append(_text(LEFT - 6, top + 4, f"{value:g}", "end"))
    if end is None:
        return parts
    return parts + [
        _text(_x(at, end), HEIGHT - BOTTOM + 16, f"{at:g}", "middle")
        for at in _ticks(end)
        if at <= end
    ]


def _legend(names: Mapping[str, object]) -> list[str]:
    parts = []
    for number, name in enumerate(names):
        top = TOP + 8 + number * 18
        colour = COLOURS[number % len(COLOURS)]
        parts.append(
            f'<rect x="{WIDTH - RIGHT + 12}" y="{top - 9}" width="12" height="10" fill="{colour}"/>'
        )
        parts.append(_text(WIDTH - RIGHT + 30, top, name, "start"))
    return parts


def _svg(parts: Sequence[str], width: float = WIDTH, height: float = HEIGHT) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}"><rect width="100%" height="100%" fill="#fff"/>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def _text(left: float, top: float, text: str, anchor: str, size: int = 12) -> str:
    font = FONT.replace('"12"', f'"{size}"')
    return f'<text x="{left:.1f}" y="{top:.1f}" {font} text-anchor="{anchor}">{escape(text)}</text>'


def _ticks(most: float) -> list[float]:
    """Return round numbers from 0 until one is at least `most`, in at most six steps."""
    most = most or 1.0
    power = 10.0 ** floor(log10(most / 6))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor * 6 >= most)
    return [round(step * number, 10) for number in range(ceil(round(most / step, 9)) + 1)]


def _x(value: float, end: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * value / (end or 1.0)


def _y(value: float, most: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / most


def _shade(held: int, room: int) -> str:
    if not room:
        return "#cfcfcf"
    share = min(1.0, held / room)
    red, green, blue = (round(255 - share * (255 - full)) for full in (94, 168, 200))
    return f"rgb({red},{green},{blue})"


def _order(label: str) -> tuple[int, str]:
    return len(label), label
