"""From stored answers to wire shapes: names and sentences are added when an answer is read."""

from collections.abc import Callable, Mapping
from uuid import UUID

from app.core.locale import Locale, number, text
from app.timetable.exchange import Document
from app.timetable.naming.names import Names
from app.timetable.naming.views import change_out, pair_out, party_out, place_out
from app.timetable.questions.answers.capacity import (
    CapacityAnswer,
    CapacityPointOut,
    TableValueOut,
    TableValuesAnswer,
)
from app.timetable.questions.answers.choices import alternatives
from app.timetable.questions.answers.explanation import why_not
from app.timetable.questions.answers.schemas import (
    AnyAnswer,
    MovePlaceOut,
    MovesAnswer,
    OverbookingAnswer,
    PartnerIdleOut,
    RateOut,
    RobustnessAnswer,
    TableAdviceOut,
    TierDifferenceOut,
)
from app.timetable.records import AnalysisKind


def _moves(names: Names, answer: Document) -> MovesAnswer:
    return MovesAnswer(
        kind="moves",
        **pair_out(names, answer),
        held=None if answer["held"] is None else place_out(names, answer["held"]),
        places=[move_place_out(names, one) for one in answer["places"]],
        left_out=answer["left_out"],
    )


def move_place_out(names: Names, move: Document) -> MovePlaceOut:
    """Return a place for a meeting, with names and a sentence."""
    displaced, refused = move["displaced"], move["refused"]
    if refused is not None:
        detail = text(f"analyses.move_refused_{refused}", names.locale)
    elif displaced:
        lost = sum(one["after"] is None for one in displaced)
        detail = text("analyses.move_displaces", names.locale, meetings=len(displaced), lost=lost)
    else:
        detail = text("analyses.move_free", names.locale)
    return MovePlaceOut(
        place=place_out(names, move),
        refused=refused,
        detail=detail,
        displaced=[change_out(names, one) for one in displaced],
        people=[party_out(names, one) for one in move["people"]],
        change=[TierDifferenceOut(**one) for one in move["change"]],
    )


def _capacity(names: Names, answer: Document) -> CapacityAnswer:
    def detail(point: Document) -> str:
        return text(
            "analyses.capacity_point",
            names.locale,
            tables=number(point["tables"], names.locale),
            slots=number(point["slots_in_all"], names.locale),
            achieved=number(point["achieved"], names.locale),
            requested=number(answer["requested"], names.locale),
            share=share(point["achieved"], answer["requested"], names.locale),
            bound=number(point["bound"], names.locale),
        )

    points = [CapacityPointOut(**point, detail=detail(point)) for point in answer["points"]]
    return CapacityAnswer(kind="capacity", **{**answer, "points": points})


def _table_values(names: Names, answer: Document) -> TableValuesAnswer:
    def value_out(value: Document) -> TableValueOut:
        partner = names.partner(value["partner_id"])
        meetings = number(value["meetings"], names.locale)
        return TableValueOut(
            **value,
            partner=partner,
            detail=text("analyses.table_value", names.locale, partner=partner, meetings=meetings),
        )

    found = sorted(answer["values"], key=lambda value: (-value["meetings"], value["tables"]))
    return TableValuesAnswer(
        kind="table_values", **{**answer, "values": [value_out(value) for value in found]}
    )


def _robustness(names: Names, answer: Document) -> RobustnessAnswer:
    def rate_out(rate: Document) -> RateOut:
        figures = {
            name: number(round(rate[name], 1), names.locale)
            for name in ("lost", "planned", "refilled", "idle")
        }
        percent = share(rate["rate"], 1, names.locale)
        partners = [
            PartnerIdleOut(**one, partner=names.partner(one["partner_id"]))
            for one in rate["partners"]
        ]
        return RateOut(
            **{**rate, "partners": partners},
            detail=text("analyses.robustness_rate", names.locale, rate=percent, **figures),
        )

    return RobustnessAnswer(
        kind="robustness", **{**answer, "rates": [rate_out(rate) for rate in answer["rates"]]}
    )


def _overbooking(names: Names, answer: Document) -> OverbookingAnswer:
    def advice_out(advice: Document) -> TableAdviceOut:
        table = names.tables.get(UUID(advice["table_id"]))
        partner = names.gone if table is None else names.partner(str(table.partner_id))
        (chosen,) = (one for one in advice["options"] if one["extra"] == advice["extra"])
        figures = {
            name: number(round(chosen[name], 1), names.locale) for name in ("idle", "turned_away")
        }
        code = "some" if advice["extra"] else "none"
        return TableAdviceOut(
            **advice,
            table_number=None if table is None else table.number,
            partner=partner,
            detail=text(
                f"analyses.overbooking_{code}",
                names.locale,
                table=names.table(advice["table_id"]),
                partner=partner,
                **({"extra": advice["extra"], **figures} if advice["extra"] else {}),
            ),
        )

    tables = [advice_out(advice) for advice in answer["tables"]]
    return OverbookingAnswer(kind="overbooking", **{**answer, "tables": tables})


def share(part: float, whole: float, locale: Locale) -> str:
    """Return a share in whole percent; 100% of nothing."""
    return f"{number(round(100 * part / whole) if whole else 100, locale)}%"


SHOWN: Mapping[AnalysisKind, Callable[[Names, Document], AnyAnswer]] = {
    AnalysisKind.WHY_NOT: why_not,
    AnalysisKind.MOVES: _moves,
    AnalysisKind.CAPACITY: _capacity,
    AnalysisKind.TABLE_VALUES: _table_values,
    AnalysisKind.ROBUSTNESS: _robustness,
    AnalysisKind.OVERBOOKING: _overbooking,
    AnalysisKind.ALTERNATIVES: alternatives,
}
"""How the answer to each kind of question is shown; that of a repair is shown by its proposal."""
