"""Answers about lists or a whole timetable as tables with bars: pure, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.locale import Locale, number, text
from app.timetable.questions.answers.capacity import (
    CapacityAnswer,
    CapacityPointOut,
    TableValuesAnswer,
)
from app.timetable.questions.answers.schemas import (
    OverbookingAnswer,
    OverbookingOptionOut,
    RobustnessAnswer,
    TableAdviceOut,
)

WIDTH = 100
"""Width of a full bar, in its own units."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table; its bar is filled up to `width`, and `limit` marks the proven bound."""

    label: str
    cells: Sequence[str]
    width: float
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """An answer: a sentence, rows under `heads`, and a legend for the bars."""

    reading: str
    heads: Sequence[str]
    rows: Sequence[Row]
    legend: str
    complete: bool = True


def chart(answer: object, locale: Locale) -> Chart | None:
    """Return an answer about lists or a whole timetable as a table; None for any other answer."""
    match answer:
        case CapacityAnswer():
            return _capacity(answer, locale)
        case TableValuesAnswer():
            return _table_values(answer, locale)
        case RobustnessAnswer():
            return _robustness(answer, locale)
        case OverbookingAnswer():
            return _overbooking(answer, locale)
        case _:
            return None


def _width(part: float, whole: float) -> float:
    return round(min(WIDTH, WIDTH * part / whole), 1) if whole > 0 else 0.0


def _heads(kind: str, names: Sequence[str], locale: Locale) -> list[str]:
    return [text(f"web.plan_{kind}_{name}", locale) for name in names]


def _capacity(answer: CapacityAnswer, locale: Locale) -> Chart:
    def label(point: CapacityPointOut) -> str:
        code = "point" if point.seats is None else "point_seats"
        counts = {
            "tables": number(point.tables, locale),
            "slots": number(point.slots_in_all, locale),
            "seats": number(point.seats or 0, locale),
        }
        return text(f"web.plan_capacity_{code}", locale, **counts)

    points = answer.points
    reading = text("web.plan_nothing", locale)
    if points:
        now, most = points[0], max(points, key=lambda point: point.achieved)
        reading = now.detail
        if most.achieved > now.achieved:
            told = {"now": number(now.achieved, locale), "most": number(most.achieved, locale)}
            reading = text("web.plan_capacity_more", locale, how=label(most), **told)
    return Chart(
        reading=reading,
        heads=_heads("capacity", ("how", "achieved", "bound"), locale),
        rows=[
            Row(
                label(point),
                [number(point.achieved, locale), number(point.bound, locale)],
                _width(point.achieved, answer.requested),
                min(_width(point.bound, answer.requested), WIDTH - 1),
            )
            for point in points
        ],
        legend=text("web.plan_capacity_legend", locale, requested=number(answer.requested, locale)),
        complete=answer.complete,
    )


def _table_values(answer: TableValuesAnswer, locale: Locale) -> Chart:
    best = max((value.meetings for value in answer.values), default=0)
    return Chart(
        reading=answer.values[0].detail if best else text("web.plan_table_values_none", locale),
        heads=_heads("table_values", ("partner", "tables", "adds"), locale),
        rows=[
            Row(
                value.partner,
                [number(value.tables, locale), f"+{number(value.meetings, locale)}"],
                _width(value.meetings, best),
            )
            for value in answer.values
        ],
        legend=text("web.plan_table_values_legend", locale),
        complete=answer.complete,
    )


def _robustness(answer: RobustnessAnswer, locale: Locale) -> Chart:
    rates = answer.rates
    return Chart(
        reading=rates[-1].detail if rates else text("web.plan_nothing", locale),
        heads=_heads("robustness", ("rate", "lost", "refilled", "idle"), locale),
        rows=[
            Row(
                f"{number(round(100 * rate.rate, 1), locale)}%",
                [number(round(each, 1), locale) for each in (rate.lost, rate.refilled, rate.idle)],
                _width(rate.idle, rate.planned),
            )
            for rate in rates
        ],
        legend=text("web.plan_robustness_legend", locale),
        complete=answer.complete,
    )


def _overbooking(answer: OverbookingAnswer, locale: Locale) -> Chart:
    more = [advice for advice in answer.tables if advice.extra]
    told = {"more": number(len(more), locale), "tables": number(len(answer.tables), locale)}
    return Chart(
        reading=text(f"web.plan_overbooking_{'some' if more else 'none'}", locale, **told),
        heads=_heads("overbooking", ("table", "extra", "idle", "turned_away"), locale),
        rows=[_advice(advice, locale) for advice in answer.tables],
        legend=text("web.plan_overbooking_legend", locale),
    )


def _advice(advice: TableAdviceOut, locale: Locale) -> Row:
    chosen: OverbookingOptionOut = next(
        option for option in advice.options if option.extra == advice.extra
    )
    table = "?" if advice.table_number is None else number(advice.table_number, locale)
    means = [number(round(each, 1), locale) for each in (chosen.idle, chosen.turned_away)]
    return Row(
        f"{text('web.table_number', locale, number=table)} · {advice.partner}",
        [f"+{number(advice.extra, locale)}", *means],
        _width(chosen.idle, advice.planned),
    )
