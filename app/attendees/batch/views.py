"""What became of a batch of people, as the API shows it."""

from collections.abc import Iterable
from http import HTTPStatus

from app.attendees.batch.schemas import Became, PeopleIn, PersonPut, PersonPutOut
from app.attendees.batch.service import Put
from app.attendees.views import shown
from app.core.errors import AppError, FieldProblem
from app.core.http.fields import item_problems, refusal_problems
from app.core.locale import Locale


def batch_answers(
    body: PeopleIn, outcomes: Iterable[Put | AppError], locale: Locale, *, personal: bool
) -> list[PersonPutOut]:
    """Return the result for each item of a batch, given the outcomes of those that are people.

    Without `personal` only who was added is shown with personal data, as it was sent.
    """
    coming = iter(outcomes)
    return [
        _item(next(coming), f"/people/{position}", locale, personal)
        if isinstance(item, PersonPut)
        else _refused(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            item_problems(PersonPut, item, f"/people/{position}", locale),
        )
        for position, item in enumerate(body.people)
    ]


def _item(outcome: Put | AppError, pointer: str, locale: Locale, personal: bool) -> PersonPutOut:
    if isinstance(outcome, AppError):
        return _refused(outcome.status, refusal_problems(outcome, pointer, locale))
    is_new = outcome.became is Became.CREATED
    return PersonPutOut(
        status=HTTPStatus.CREATED if is_new else HTTPStatus.OK,
        outcome=outcome.became,
        attendee=shown(outcome.attendee, personal=personal or is_new),
        errors=[],
    )


def _refused(status: HTTPStatus, errors: list[FieldProblem]) -> PersonPutOut:
    return PersonPutOut(status=status, outcome=Became.REFUSED, attendee=None, errors=errors)
