"""From what became of meetings to wire shapes."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from app.core.errors import AppError, FieldProblem
from app.core.http.fields import field_problem
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
    """How a meeting stands."""
    return MeetingStateOut(meeting_id=meeting_id, **_standing(state))


def hosted_out(hosted: Hosted) -> HostedMeetingOut:
    """A meeting as its table sees it."""
    return HostedMeetingOut(**_hosted(hosted))


def detail_out(hosted: Hosted) -> HostedMeetingDetailOut:
    """The same with all that was said of it."""
    said = [FactOut.model_validate(fact) for fact in hosted.facts]
    return HostedMeetingDetailOut(**_hosted(hosted), facts=said)


def batch_out(
    body: FactBatchIn, outcomes: Iterable[Recorded | AppError], locale: Locale
) -> list[FactItemOut]:
    """Tell what became of each item of a batch, given the outcomes of those that are facts."""
    coming = iter(outcomes)
    return [
        _item(next(coming), f"/facts/{position}", locale)
        if isinstance(item, FactIn)
        else FactItemOut(status=422, errors=_faults(item, f"/facts/{position}", locale))
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
    fields = outcome.fields(locale) or [
        FieldProblem(pointer="", code=outcome.code, detail=outcome.detail(locale))
    ]
    errors = [field.model_copy(update={"pointer": pointer + field.pointer}) for field in fields]
    return FactItemOut(status=int(outcome.status), errors=errors)


def _faults(item: Any, pointer: str, locale: Locale) -> list[FieldProblem]:
    """Say what keeps an item of a batch from being a fact."""
    try:
        FactIn.model_validate(item)
    except ValidationError as error:
        faults = [{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors()]
        problems = [field_problem(fault, locale) for fault in faults]
        return [each.model_copy(update={"pointer": pointer + each.pointer}) for each in problems]
    raise TypeError("an item that is a fact is none to find faults with")
