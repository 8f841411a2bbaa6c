"""Documents are laid out in a process of their own; when that fails, people are told."""

import os
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.core.processes.calling import call_apart
from app.core.processes.process import Bounds, Stop
from app.documents import printing
from app.documents.errors import DocumentLostError, DocumentTooLargeError
from app.documents.printing import print_apart
from tests.api import Api
from tests.imports.files import ONE_DATABASE

BOUNDS = printing.BOUNDS
LONG = 3_600.0
pytestmark = pytest.mark.usefixtures("started_anew")


def killed(
    render: Callable[..., bytes],
    *content: object,
    bounds: Bounds,
    call: Callable[..., bytes] = call_apart,
) -> bytes:
    """Lay out in a process that is killed as soon as it has started."""

    def kill(stop: Stop) -> None:
        stop()

    return call(render, *content, bounds=bounds, started=kill)


@ONE_DATABASE
def test_a_process_that_is_killed_is_a_refusal_in_both_languages(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "call_apart", killed)
    details = set()
    for language in ("id", "en"):
        answer = api.organizer.get(
            api.at("/documents/badges.pdf"), headers={"Accept-Language": language}
        )
        assert (answer.status_code, answer.json()["code"]) == (503, "document_lost")
        assert int(answer.headers["Retry-After"]) > 0
        details.add(answer.json()["detail"])
    assert len(details) == 2


@ONE_DATABASE
@pytest.mark.parametrize(
    "bounds",
    [replace(BOUNDS, seconds=0.001), replace(BOUNDS, answer_bytes=100)],
    ids=["hanging", "endless"],
)
def test_what_takes_too_much_is_a_refusal(
    api: Api, bounds: Bounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "BOUNDS", bounds)
    answer = api.organizer.get(api.at("/documents/badges.pdf"))
    assert (answer.status_code, answer.json()["code"]) == (503, "document_too_large")


def test_an_error_in_a_template_is_a_refusal() -> None:
    with pytest.raises(DocumentLostError):
        print_apart(int, "no template")  # type: ignore[arg-type]


def test_a_hanging_process_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "BOUNDS", replace(BOUNDS, seconds=0.5))
    with pytest.raises(DocumentTooLargeError):
        print_apart(time.sleep, LONG)  # type: ignore[arg-type]


def test_documents_are_made_in_another_process_which_has_ended_afterwards(api: Api) -> None:
    before = os.times()
    assert api.organizer.get(api.at("/documents/badges.pdf")).status_code == 200
    after = os.times()
    assert after.children_user > before.children_user, "only ended processes are counted"
