"""How other timetables that were found are shown."""

from app.core.locale import number, text
from app.timetable.exchange import Document
from app.timetable.naming.names import Names
from app.timetable.questions.answers.schemas import AlternativeOut, AlternativesAnswer


def alternatives(names: Names, answer: Document) -> AlternativesAnswer:
    """Return the options, each with a sentence that says how it differs from the first."""
    options = [
        _option(names, position, one) for position, one in enumerate(answer["options"], start=1)
    ]
    return AlternativesAnswer(kind="alternatives", **{**answer, "options": options})


def _option(names: Names, position: int, one: Document) -> AlternativeOut:
    same = all(tier["first"] == tier["value"] for tier in one["tiers"])
    figures = {
        name: number(one[name], names.locale) for name in ("moved", "new", "gone", "cooperatives")
    }
    return AlternativeOut(
        **{**one, "meetings": len(one["meetings"])},
        option=position,
        same_worth=same,
        detail=text(
            "analyses.alternative_same" if same else "analyses.alternative_other",
            names.locale,
            **figures,
        ),
    )
