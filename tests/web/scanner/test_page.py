"""The scanner page as served: one shell for everybody, and the files that it needs."""

import json
import re

import cv2
import numpy as np
import pytest
import zxingcpp
from starlette.testclient import TestClient

from app.badges.tokens import encode_text, issue, new_badge_id, new_signing_key
from app.core.http.limits import AttemptLimiter
from app.core.ids import new_id
from app.core.locale import LOCALES
from tests.api import Api
from tests.web.pictures import picture_of


@pytest.fixture
def anyone(api: Api) -> TestClient:
    return api.anonymous


def kept(client: TestClient) -> dict[str, object]:
    answer = client.get("/pindai/worker.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["service-worker-allowed"] == "/pindai"
    assert answer.headers["cache-control"] == "no-cache"
    told = re.match(r"self\.KEEP=(\{.*\});\n", answer.text)
    assert told
    keep: dict[str, object] = json.loads(told[1])
    return keep


def test_the_shell_is_the_same_for_everybody_and_in_every_language(api: Api) -> None:
    asked = [
        api.anonymous.get("/pindai"),
        api.anonymous.get("/pindai", headers={"Accept-Language": "en"}),
        api.organizer.get("/pindai", headers={"Cookie": "locale=en; theme=dark"}),
    ]
    assert {answer.status_code for answer in asked} == {200}
    assert len({answer.content for answer in asked}) == 1


def test_the_shell_brings_its_words_in_both_languages_and_nothing_else(anyone: TestClient) -> None:
    page = anyone.get("/pindai").text
    told = re.search(r'<script type="application/json" id="page-data">(.*?)</script>', page, re.S)
    assert told
    texts = json.loads(told[1])["texts"]
    assert all(set(text) == set(LOCALES) for text in texts.values())
    assert all(name.startswith(("checkin.", "web.scanner_")) for name in texts)
    used = set(re.findall(r'data-(?:text|label)="([^"]+)"', page))
    assert used
    assert used <= texts.keys()


def test_every_word_that_the_scripts_speak_is_in_the_catalogue(anyone: TestClient) -> None:
    page = anyone.get("/pindai").text
    script = anyone.get(re.search(r"/static/scanner-\w+\.js", page)[0]).text  # type: ignore[index]
    asked = {name for name in re.findall(r'\.t\("(\w+)"', script) if name}
    assert len(asked) > 20
    assert {name for name in asked if f'"web.scanner_{name}"' not in page} == set()


def test_the_worker_keeps_files_that_exist_and_its_version_follows_the_shell(
    anyone: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = kept(anyone)
    files = keep["files"]
    assert isinstance(files, list)
    assert {anyone.get(file).status_code for file in files} == {200}
    shell = anyone.get("/pindai").text
    named = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', shell))
    assert named <= set(files)
    assert kept(anyone) == keep
    monkeypatch.setattr(
        "app.web.frame.offline.routes.catalogue", lambda: {"checkin.x": {"id": "y"}}
    )
    assert kept(anyone)["version"] != keep["version"]


def test_phones_are_told_how_to_keep_the_page_among_their_apps(anyone: TestClient) -> None:
    manifest = anyone.get("/pindai/app.webmanifest").json()
    assert manifest["start_url"] == manifest["scope"] == manifest["id"] == "/pindai"
    assert manifest["display"] == "standalone"
    for icon in manifest["icons"]:
        image = cv2.imdecode(
            np.frombuffer(anyone.get(icon["src"]).content, np.uint8), cv2.IMREAD_COLOR
        )
        assert image is not None
        assert "x".join(map(str, image.shape[1::-1])) == icon["sizes"]


def test_the_page_may_run_its_own_scripts_only(anyone: TestClient) -> None:
    policy = anyone.get("/pindai").headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "wasm" not in policy  # only the decoder's own script may compile
    assert "'unsafe-inline'" not in policy
    page = anyone.get("/pindai").text
    assert not re.search(r"<[^>]+ (?:style|on\w+)=", page)


def test_the_code_of_a_badge_is_drawn_as_a_printer_needs_it(anyone: TestClient) -> None:
    token = issue(new_signing_key(new_id()), new_badge_id())
    text = encode_text(token, "https://temu.example.id")
    answer = anyone.post("/pindai/code", json={"code": text})
    (code,) = zxingcpp.read_barcodes(picture_of(answer.json()["picture"]))
    assert code.text == text


def test_codes_are_drawn_at_a_limited_rate_beside_agendas(api: Api) -> None:
    api.app.state.agenda_limiter = AttemptLimiter("2/minute")
    asked = [api.anonymous.post("/pindai/code", json={"code": "A"}) for _ in range(3)]
    assert [answer.status_code for answer in asked] == [200, 200, 429]
    assert int(asked[2].headers["Retry-After"]) in range(1, 61)
    assert api.anonymous.get("/B/X").status_code != 429


@pytest.mark.parametrize("code", ["", "a", "A" * 222, "A\0", None, {"x": 1}, "\ud800"])
def test_only_what_a_badge_says_is_drawn(anyone: TestClient, code: object) -> None:
    body = json.dumps({"code": code})
    answer = anyone.post("/pindai/code", content=body, headers={"Content-Type": "application/json"})
    assert 400 <= answer.status_code < 500
