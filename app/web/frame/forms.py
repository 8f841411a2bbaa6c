"""What forms share: fields that several have, and what was typed shown again with its faults."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import Depends, Form, Request
from pydantic import ValidationError

from app.core.errors import AppError
from app.core.http.fields import Words, field_problem, printable
from app.core.locale import Locale, text

Name = Annotated[Words, Form(min_length=1, max_length=120)]
"""What an organizer calls a gate, a device or a link."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form holds: the text of each field, and the fault of each field that has one.

    The macros of `frame/forms.html` show both beside the field.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    """Sentences by the name of the field; under `""`, the fault of the form as a whole."""


NOTHING: Final = Typed()
"""A form in which nothing was typed yet."""


async def _fields(request: Request) -> dict[str, str]:
    """Return what was typed into a form, field by field; files and the form's token are left out.

    A field that comes several times holds its last value.
    """
    sent = (await request.form()).multi_items()
    return {name: value for name, value in sent if isinstance(value, str) and name != "csrf"}


Fields = Annotated[dict[str, str], Depends(_fields)]
"""What was typed into a form, field by field."""


def status_of(refusal: ValidationError | AppError) -> int:
    """Return the status with which a form is shown again after a refusal."""
    return refusal.status if isinstance(refusal, AppError) else HTTPStatus.UNPROCESSABLE_ENTITY


def refused(
    values: Mapping[str, str], refusal: ValidationError | AppError, locale: Locale
) -> Typed:
    """Return a form as it was typed, with the faults for which a schema or a use case refused it.

    A fault of a field stands at the field whose name is the first part of its pointer.
    """
    if isinstance(refusal, ValidationError):
        problems = [
            field_problem({**fault, "loc": ("body", *fault["loc"])}, locale)
            for fault in refusal.errors()
        ]
    else:
        problems = refusal.fields(locale)
        if not problems:
            return Typed(values, {"": refusal.detail(locale)})
    return Typed(values, {_field(one.pointer): one.detail for one in reversed(problems)})


def overtaken(values: Mapping[str, str], version: int, present: str, locale: Locale) -> Typed:
    """Return a form as it was typed, whose record somebody else has changed meanwhile.

    It says what the record is at `present`, and names its newest version: sent again, it counts.
    """
    fault = text("web.form_overtaken", locale, present=printable(present))
    return Typed({**values, "version": str(version)}, {"": fault})


def _field(pointer: str) -> str:
    """Return the field that a pointer names: `/regions/0` and `query:regions` name `regions`."""
    return [*pointer.replace(":", "/").split("/"), ""][1]
