"""Apps that are too old are told so; those that say nothing, or are new enough, go on."""

import pytest

from app.core.http.lifecycle.apps import parts
from tests.api import Api


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


def test_versions_compare_by_their_numbers() -> None:
    assert parts("1.10") > parts("1.9.9")
    assert parts("2") == parts("2.0.0")
    assert parts("0.9") < parts("1")


def test_an_app_is_refused_only_if_it_says_that_it_is_older(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api.app.state.settings, "minimum_apps", {"pintu": "1.4.0"})
    assert api.get(api.anonymous, "/api/v1/meta")["minimum_apps"] == {"pintu": "1.4.0"}

    def status(said: str) -> int:
        return api.viewer.get(api.at(), headers={"X-App-Version": said}).status_code

    assert api.viewer.get(api.at()).status_code == 200
    told = {said: status(said) for said in ("pintu/1.4", "pintu/2.0.1", "other/0.1", "pintu/1.3.9")}
    assert told == {"pintu/1.4": 200, "pintu/2.0.1": 200, "other/0.1": 200, "pintu/1.3.9": 426}
    old = api.viewer.get(api.at(), headers={"X-App-Version": "pintu/1.3.9"})
    assert (old.json()["code"], old.json()["context"]["minimum"]) == ("app_outdated", "1.4.0")
    assert old.headers["Upgrade"] == "pintu/1.4.0"
    assert {status(said) for said in ("pintu", "Pintu/1", "pintu/x", "/1")} == {422}


def test_meta_says_what_the_installation_is(api: Api) -> None:
    meta = api.get(api.anonymous, "/api/v1/meta")
    assert (meta["api"], meta["languages"], meta["minimum_apps"]) == ("v1", ["id", "en"], {})
