"""Characters that nobody sees get through no door at which people type."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from app.core.http.fields import NO_NUL, seen
from app.core.settings import Settings
from app.main import create_app
from app.sheets.values.keys import visible
from tests.api import Api

UNSEEN = "\u202e\u200b\u2066\u2069\ufeff\u061c\u00ad\u3164\U000e0041\u2060\x1b"
NOT_FOR_PEOPLE = {
    *("credential", "state", "ticket"),  # what a browser says of a passkey, and sealed
    *("agreed", "csrf", "digest", "next", "shown", "token", "version"),  # sent back as given
    *("action", "change", "ends_at", "starts_at", "who"),  # names of things, read as such
    *("locale", "needs", "offers", "tags", "theme", "timezone"),  # looked up in what there is
    *("code", "password", "username"),  # compared, never shown
    *("seen", "with_regencies"),  # boxes that are ticked or not
    *("url", "endpoint"),  # an address to send to, which is read as one
    *("p256dh", "auth"),  # a browser's keys, which are read as such
    "pasted",  # a list, whose texts are cleaned where it is read (`visible`)
}
"""Fields whose texts nobody reads as they were typed."""


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _texts(annotation: Any, metadata: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield what is said about each text within an annotation."""
    if annotation is str:
        yield metadata
    elif get_origin(annotation) is Annotated:
        inner, *said = get_args(annotation)
        yield from _texts(inner, (*said, *metadata))
    else:
        for inner in get_args(annotation):
            yield from _texts(inner, metadata)


def _is_guarded(metadata: tuple[Any, ...]) -> bool:
    said: list[Any] = []
    for one in metadata:
        said += one.metadata if isinstance(one, FieldInfo) else [one]
    cleaned = any(isinstance(one, BeforeValidator) and one.func is seen for one in said)
    pattern = next((p for one in said if (p := getattr(one, "pattern", None))), None)
    return cleaned or pattern not in {None, NO_NUL}


def _bodies(dependant: Dependant) -> Iterator[tuple[str, FieldInfo]]:
    for field in dependant.body_params:
        yield field.name, field.field_info
    for inner in dependant.dependencies:
        yield from _bodies(inner)


def _open_doors(app: FastAPI) -> set[str]:
    found: set[str] = set()
    looked: set[type[BaseModel]] = set()

    def look(owner: str, name: str, info: FieldInfo) -> None:
        texts = _texts(info.annotation, tuple(info.metadata))
        if name not in NOT_FOR_PEOPLE and not all(map(_is_guarded, texts)):
            found.add(f"{owner}.{name}")
        for model in _models(info.annotation):
            if model not in looked:
                looked.add(model)
                for inner, field in model.model_fields.items():
                    look(model.__name__, inner, field)

    for context in iter_route_contexts(app.routes):
        dependant = getattr(context, "dependant", None)
        if dependant is not None:
            for name, info in _bodies(dependant):
                look(str(context.path), name, info)
    assert len(looked) > 50
    return found


def test_every_text_that_people_type_is_cleaned(tmp_path: Path) -> None:
    assert _open_doors(create_app(Settings(data_dir=tmp_path))) == set()


@pytest.mark.parametrize("typed", [f"{UNSEEN}Budi{UNSEEN} San{UNSEEN}toso{UNSEEN}"])
def test_nobody_sees_the_difference(typed: str) -> None:
    assert seen(typed) == visible(typed.replace("\x1b", "")) == "Budi Santoso"
    assert seen("Malam\tini\r\nJumat") == "Malam\tini\r\nJumat"
    assert seen(7) == 7


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_name_of_unseen_characters_is_no_name(api: Api) -> None:
    gates = api.at("/gates")
    made = api.post(api.organizer, gates, {"name": f"Pintu{UNSEEN} 1", "kind": "event"})
    assert made["name"] == "Pintu 1"
    api.post(api.organizer, gates, {"name": UNSEEN, "kind": "event"}, 422)
