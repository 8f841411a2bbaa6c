"""Reports on meetings as response bodies."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any
from uuid import UUID

from app.core.errors import AppError
from app.core.http.fields import item_problems, refusal_problems
from app.core.locale import Locale
from app.meetings.outcomes.rules import State
from app.meetings.outcomes.schemas import (
    FactBatchIn,
    FactIn,
    FactItemOut,
    FactOut,
    HostedMeetingDetailOut,
    HostedMeetingOut,
    MeetingStateOut,
    OutcomeOut,
)
from app.meetings.outcomes.service import Hosted, Recorded


def state_out(meeting_id: UUID, state: State) -> MeetingStateOut:
    """Return the state of a meeting as the API shows it."""
    return MeetingStateOut(meeting_id=meeting_id, **_standing(state))


def hosted_out(hosted: Hosted) -> HostedMeetingOut:
    """Return a meeting as the API shows it at its table."""
    return HostedMeetingOut(**_hosted(hosted))


def detail_out(hosted: Hosted) -> HostedMeetingDetailOut:
    """Return a meeting with all reports on it."""
    said = [FactOut.model_validate(fact) for fact in hosted.facts]
    return HostedMeetingDetailOut(**_hosted(hosted), facts=said)


def batch_out(
    body: FactBatchIn, outcomes: Iterable[Recorded | AppError], locale: Locale
) -> list[FactItemOut]:
    """Return the result of each item of a batch; `outcomes` are those of well-formed items."""
    coming = iter(outcomes)
    return [
        _item(next(coming), f"/facts/{position}", locale)
        if isinstance(item, FactIn)
        else _unfit(item, f"/facts/{position}", locale)
        for position, item in enumerate(body.facts)
    ]


def _standing(state: State) -> dict[str, Any]:
    outcome = None if state.outcome is None else OutcomeOut.model_validate(state.outcome)
    return {"status": state.status, "since": state.since, "outcome": outcome}


def _hosted(hosted: Hosted) -> dict[str, Any]:
    names = HostedMeetingOut.model_fields.keys()
    line = {name: value for name, value in asdict(hosted.line).items() if name in names}
    return line | {"badges": hosted.badges} | _standing(hosted.state)


def _item(outcome: Recorded | AppError, pointer: str, locale: Locale) -> FactItemOut:
    if isinstance(outcome, Recorded):
        shown = state_out(outcome.meeting_id, outcome.state)
        return FactItemOut(status=201 if outcome.is_new else 200, state=shown)
    errors = refusal_problems(outcome, pointer, locale)
    return FactItemOut(status=int(outcome.status), errors=errors)


def _unfit(item: object, pointer: str, locale: Locale) -> FactItemOut:
    return FactItemOut(status=422, errors=item_problems(FactIn, item, pointer, locale))
