"""Why a pair does not meet, in sentences with the figures that decided."""

from collections.abc import Sequence

from app.core.locale import Locale, number, text
from app.timetable.exchange import Document
from app.timetable.naming.names import Names
from app.timetable.naming.views import change_out, pair_out
from app.timetable.questions.answers.schemas import (
    DisplacementOut,
    ForcedTierOut,
    ObstacleOut,
    TierBeforeAfterOut,
    WhyNotAnswer,
)

TIER_OF = {
    "lost_to_fairness": "fairness",
    "lost_to_first_choices": "first_choices",
    "lost_to_score": "satisfaction",
    "lost_to_compactness": "compactness",
    "lost_to_host_balance": "host_balance",
}
SHARES = 100
"""The host balance is stored in hundredths of a percent."""


def why_not(names: Names, answer: Document) -> WhyNotAnswer:
    """Return an explanation with its sentences."""
    displacement = answer["displacement"]
    return WhyNotAnswer(
        kind="why_not",
        **pair_out(names, answer),
        reason=answer["reason"],
        detail=_sentence(names, answer),
        obstacles=[
            ObstacleOut(code=code, detail=_text(names, answer, f"obstacle_{code}"))
            for code in answer["obstacles"]
        ],
        tiers=[ForcedTierOut(**tier) for tier in answer["tiers"]],
        displacement=None if displacement is None else _displacement(names, displacement),
        left_out=answer["left_out"],
        seconds=answer["seconds"],
    )


def _sentence(names: Names, answer: Document) -> str:
    reason = answer["reason"]
    lost_to = TIER_OF.get(reason)
    settled = [tier["name"] for tier in answer["tiers"] if tier["proven"]]
    if reason == "not_settled" and settled:
        tiers = ", ".join(text(f"analyses.tier_{name}", names.locale) for name in settled)
        return _text(names, answer, "why_not_not_settled_after", tiers=tiers)
    if lost_to is None:
        return _text(names, answer, f"why_not_{reason}")
    (tier,) = (one for one in answer["tiers"] if one["name"] == lost_to)
    before, after = tier["value"], tier["forced"]
    return _text(
        names, answer, f"why_not_{reason}", **_numbers(lost_to, before, after, names.locale)
    )


def _numbers(
    tier: str, before: Sequence[int], after: Sequence[int], locale: Locale
) -> dict[str, str]:
    """Return the values in which the two timetables differ; of fairness, the first such level."""
    if tier == "fairness":
        level = next(
            n for n, (was, now) in enumerate(zip(before, after, strict=True)) if was != now
        )
        return {
            "level": number(level + 1, locale),
            "before": number(before[level], locale),
            "after": number(after[level], locale),
        }

    def written(value: Sequence[int]) -> str:
        if tier == "host_balance":
            return f"{number(round(value[0] / SHARES, 1), locale)}%"
        return " / ".join(number(part, locale) for part in value)

    return {"before": written(before), "after": written(after)}


def _text(names: Names, answer: Document, code: str, **numbers: str) -> str:
    return text(
        f"analyses.{code}",
        names.locale,
        cooperative=names.cooperative(answer["cooperative_id"]),
        partner=names.partner(answer["partner_id"]),
        pair=names.pair(answer),
        **numbers,
    )


def _displacement(names: Names, found: Document) -> DisplacementOut:
    code = "free" if not found["meetings"] else "proven" if found["proven"] else "found"
    return DisplacementOut(
        people=found["people"],
        meetings=found["meetings"],
        proven=found["proven"],
        detail=text(
            f"analyses.displacement_{code}",
            names.locale,
            meetings=number(found["meetings"], names.locale),
            people=number(found["people"], names.locale),
        ),
        changes=[change_out(names, one) for one in found["changes"]],
        tiers=[TierBeforeAfterOut(**tier) for tier in found["tiers"]],
    )
