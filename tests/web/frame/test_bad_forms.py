"""Whatever a browser sends to a page, the answer is a page, not a mistake of ours."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from itertools import count

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from starlette.testclient import TestClient

from app.auth.cookies import SESSION_COOKIE
from app.auth.passwords import csrf_token
from app.web.frame import forms
from app.web.frame.pages import PageRoute
from tests.api import Api
from tests.day.hall import Day

LIST = "Desa,Kecamatan,Nama\nGumelem Wetan,Susukan,Budi\nAntah,Berantah,Sari\n"
PERSON = {"kind": "guest", "name": "Bupati"}
NOBODY = "01890000-0000-7000-8000-000000000000"
FREE_FIELDS = {
    "/new-event": ("name", "day", "place", "begin", "timezone", "region_1"),
    "/edit": ("version", "name", "auto_adopt_up_to", "public_url"),
    "/area/add": ("region_1",),
    "/area/remove": ("code", "agreed"),
    "/delete": ("confirm_name",),
    "/programme": ("act", "version", "day", "source", "part", "kind", "begin", "end", "number"),
    "/days": ("version", "add_day", "remove_day"),
    "/decisions": ("rows", "similar", "choice", "leave_out", "reason", "now-village", "now-x"),
    "/account": ("present", "new", "next"),
    "/invite": ("username", "role"),
    "/address": ("public_url",),
    "/people/new": ("village", "village_code", "coop_name", "name", "position", "phone", "email"),
    "/attendees/new": ("cooperative_id", "partner_id", "kind", "name", "phone", "note"),
    "/attendees/{attendee_id}": ("version", "name", "position", "phone", "phone_other", "email"),
    "/cooperatives/{cooperative_id}": ("version", "name", "documents", "legal_date", "village"),
    "/partners/new": ("name", "code", "tables", "kind", "sector"),
    "/partners/{partner_id}": ("version", "name", "required_documents", "max_meetings"),
    "/partners/{partner_id}/tables": ("number", "seats", "zone"),
    "/tables/{table_id}": ("version", "number", "seats", "zone"),
    "/table-plan": ("tables", "zone"),
    "/table-plan/swap": ("first", "second"),
    "/mapping": ("sheet", "remembered", "column-A", "column-B"),
}
"""Fields of forms that a page takes apart by itself, by the end of its path."""
SENSIBLE = {
    "name": "Baru",
    "day": "2026-08-07",
    "begin": "blank",
    "timezone": "Asia/Jakarta",
    "version": "1",
    "act": "move",
    "present": "kata-sandi-yang-salah",
    "new": "empat kata yang mudah",
    "username": "sari",
    "role": "viewer",
    "kind": "attendees",
    "rows": "0f3a9c1b2d4e5f60-1",
}
BAD = {
    "nothing": "",
    "an end of text": "\x00",
    "a turn of direction": "\u202e\u2066 koperasi",
    "a number too large": "9" * 30,
    "a key of nobody": NOBODY,
    "a copy of nothing": "copy:x",
    "many brackets": "[" * 20_000,
    "half a pair": '["\\ud800"]',
}
TURNS = 3
"""Into how many parts what is bad is divided for fields that schemas read."""


def _takes_fields(dependant: Dependant) -> bool:
    return dependant.call is forms._fields or any(map(_takes_fields, dependant.dependencies))


def _body_fields(dependant: Dependant) -> Iterator[str]:
    for one in dependant.body_params:
        kind = one.field_info.annotation
        yield from getattr(kind, "model_fields", {one.alias: None})
    for inner in dependant.dependencies:
        yield from _body_fields(inner)


@dataclass(frozen=True)
class Form:
    path: str
    read: frozenset[str]
    """Names of fields that a schema reads."""
    taken_apart: frozenset[str]
    """Names of fields that the page takes apart by itself."""

    def fields(self) -> list[str]:
        return sorted(self.read | self.taken_apart)


def forms_of(api: Api) -> list[Form]:
    """Every form of the pages."""
    found = []
    for context in iter_route_contexts(api.app.routes):
        route = context.original_route
        if not isinstance(route, PageRoute) or "POST" not in (context.methods or ()):
            continue
        path = str(context.path)
        if path in {"/logout", "/sample-event"}:
            continue  # ends the session; takes no fields
        free = set[str]()
        if _takes_fields(route.dependant):
            free.update(*(names for end, names in FREE_FIELDS.items() if path.endswith(end)))
        read = set(_body_fields(route.dependant)) - free - {"csrf"}
        found.append(Form(path, frozenset(read), frozenset(free)))
    return found


def tries(forms: Iterable[Form]) -> Iterator[tuple[Form, str, str]]:
    """Yield each form with a field and the name of what is bad in it, and first with none.

    Of what is bad a field that a page takes apart gets all, one that a schema reads the next part.
    """
    turns = count()
    for form in forms:
        yield form, "", ""
        for name in form.fields():
            bad = list(BAD)
            if name in form.read:
                bad = bad[next(turns) % TURNS :: TURNS]
            yield from ((form, name, what) for what in bad)


def test_no_form_refuses_the_token_that_every_page_sends_along(api: Api) -> None:
    strict = []
    for context in iter_route_contexts(api.app.routes):
        route = context.original_route
        if isinstance(route, PageRoute):
            models = [one.field_info.annotation for one in route.dependant.body_params]
            configs = [getattr(model, "model_config", {}) for model in models]
            if any(config.get("extra") == "forbid" for config in configs):
                strict.append(context.path)
    assert strict == []


def filled(path: str, **known: str) -> str:
    """Return a route's path with something in the place of each parameter."""
    return re.sub(r"\{(\w+)\}", lambda match: known.get(match[1], NOBODY), path)


def sent_in_halves(browser: TestClient, path: str, names: Iterable[str]) -> int:
    """Send half a character in every field, in a form that says to read it so."""
    values = {**dict.fromkeys(names, "+2AA-"), "csrf": csrf_token(browser.cookies[SESSION_COOKIE])}
    head = "--x\r\nContent-Disposition: form-data; name="
    parts = [f'{head}"{name}"\r\n\r\n{value}\r\n' for name, value in values.items()]
    answer = browser.post(
        path,
        content="".join([*parts, "--x--\r\n"]).encode(),
        headers={"Content-Type": "multipart/form-data; charset=utf-7; boundary=x"},
        follow_redirects=False,
    )
    return answer.status_code


@pytest.fixture
def planned(day: Day, browser: TestClient) -> Day:
    """An event with a published timetable and an uploaded list."""
    sent = {"file": ("peserta.csv", LIST.encode())}
    answer = day.api.organizer.post(day.api.at("/imports"), files=sent, data={"kind": "attendees"})
    assert answer.status_code == HTTPStatus.CREATED, answer.text
    return day


def test_no_form_of_a_page_fails_whatever_it_holds(planned: Day, browser: TestClient) -> None:
    api = planned.api
    known = {
        "event_id": str(api.event_id),
        "number": "1",
        **{name: planned.meetings()[0][name] for name in ("cooperative_id", "partner_id")},
        "table_id": planned.meetings()[0]["table_id"],
        "attendee_id": api.post(api.organizer, api.at("/attendees"), PERSON)["id"],
        "meeting_id": planned.meetings()[0]["id"],
    }
    failed = []
    forms = forms_of(api)
    for form, name, what in tries(forms):
        csrf = csrf_token(browser.cookies[SESSION_COOKIE])
        data = {"csrf": csrf, **({**SENSIBLE, name: BAD[what]} if name else {})}
        answer = browser.post(filled(form.path, **known), data=data, follow_redirects=False)
        if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            failed.append((form.path, name, what, answer.status_code))
    for form in forms:
        status = sent_in_halves(browser, filled(form.path, **known), form.fields())
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            failed.append((form.path, "all", "half a character", status))
    assert failed == []
