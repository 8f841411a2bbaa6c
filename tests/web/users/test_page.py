"""The pages of users and roles: who may use them, passwords shown once, mistakes explained."""

import html
import re
from typing import Any
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from app.auth.cookies import SESSION_COOKIE
from app.auth.passwords import csrf_token
from tests.api import Api
from tests.web.organizer import USERNAME, page, send


def users(browser: TestClient) -> str:
    answer = browser.get("/users")
    assert answer.status_code == 200, answer.text
    return html.unescape(" ".join(answer.text.split()))


def post(browser: TestClient, path: str, **fields: Any) -> Any:
    data = {"csrf": csrf_token(browser.cookies[SESSION_COOKIE]), **fields}
    return browser.post(f"/users{path}", data=data, follow_redirects=False)


def password_in(answer: Any) -> str:
    assert answer.status_code == 201, answer.text
    (password,) = re.findall(r"<code>([a-z0-9-]{19})</code>", answer.text)
    return str(password)


def can_log_in(api: Api, username: str, password: str) -> bool:
    body = {"username": username, "password": password}
    return api.anonymous.post("/api/v1/auth/tokens", json=body).status_code == 201


def user_id(api: Api, username: str) -> str:
    everybody = api.get(api.admin, "/api/v1/users")["items"]
    found: str = next(one["id"] for one in everybody if one["username"] == username)
    return found


def test_a_user_is_added_given_another_password_disabled_and_enabled(
    api: Api, browser: TestClient
) -> None:
    first = password_in(post(browser, "", username=" Pintu-Barat "))
    assert can_log_in(api, "pintu-barat", first)
    told = users(browser)
    assert "pintu-barat" in told
    assert first not in told
    assert "No role in any event yet" in told
    one = f"/{user_id(api, 'pintu-barat')}"
    second = password_in(post(browser, f"{one}/password"))
    assert not can_log_in(api, "pintu-barat", first)
    assert can_log_in(api, "pintu-barat", second)
    assert post(browser, f"{one}/disable").headers["location"] == "/users"
    assert "× disabled" in users(browser)
    assert not can_log_in(api, "pintu-barat", second)
    post(browser, f"{one}/enable")
    assert "× disabled" not in users(browser)
    assert can_log_in(api, "pintu-barat", second)


def test_an_administrator_who_takes_a_new_password_stays_logged_in_here_alone(
    api: Api, browser: TestClient
) -> None:
    another = TestClient(api.app, headers={"Accept-Language": "en"})
    mine = f"/{user_id(api, USERNAME)}"
    first = password_in(post(browser, f"{mine}/password"))
    another.post("/login", data={"username": USERNAME, "password": first})
    assert "(you)" in users(another)
    password_in(post(browser, f"{mine}/password"))
    assert another.get("/users", follow_redirects=False).status_code == 303
    assert f'action="/users{mine}/disable"' not in users(browser), "nobody shuts themselves out"


@pytest.mark.parametrize("name", ["", "ab", "pintu barat", "x" * 81, "pintu;barat", "…"])
def test_a_name_that_cannot_be_is_asked_for_again(browser: TestClient, name: str) -> None:
    answer = post(browser, "", username=name)
    assert answer.status_code == 422
    assert "That user name cannot be used" in answer.text
    assert f'value="{name}"' in html.unescape(answer.text)
    assert 'aria-invalid="true"' in answer.text


def test_a_taken_name_and_strange_bytes_are_refused_in_words(browser: TestClient) -> None:
    answer = post(browser, "", username="Organizer", is_admin="true")
    assert answer.status_code == 409
    assert "The user name organizer is taken" in answer.text
    assert "checked" in answer.text, "what was chosen stays chosen"
    for fields, status in (
        ({"username": "a\0b"}, 422),
        ({"username": "abc", "is_admin": "?"}, 422),
    ):
        answer = post(browser, "", **fields)
        assert (answer.status_code, "<h1>" in answer.text) == (status, True)
    for act in ("password", "disable", "enable"):
        assert post(browser, f"/{uuid4()}/{act}").status_code == 404
        assert post(browser, f"/x/{act}").status_code == 404


def test_only_administrators_see_users_and_forms_need_their_token(
    api: Api, browser: TestClient
) -> None:
    for client in (api.organizer, api.viewer, api.outsider):
        assert client.get("/users").status_code == 403
        assert client.post("/users", data={"username": "saya"}).status_code == 403
        assert 'href="/users"' not in client.get("/events").text
    assert browser.post("/users", data={"username": "tanpa"}).status_code == 403
    assert api.anonymous.get("/users", follow_redirects=False).status_code == 303
    assert 'href="/users"' in browser.get("/events").text
    assert f'href="/events/{api.event_id}/members"' in page(browser, api, "")


def test_roles_are_given_changed_and_taken_away(api: Api, browser: TestClient) -> None:
    def roles() -> dict[str, str]:
        members = api.get(api.admin, api.at("/members"))["items"]
        return {one["username"]: one["role"] for one in members}

    before = roles()
    told = page(browser, api, "/members")
    assert all(name in told for name in before)
    assert send(browser, api, "/members", username="Outsider").status_code == 303
    assert roles()["outsider"] == "viewer"
    send(browser, api, "/members", username="outsider", role="organizer")
    assert roles()["outsider"] == "organizer"
    assert "organizer" in users(browser)
    gone = user_id(api, "outsider")
    assert send(browser, api, f"/members/{gone}/remove").status_code == 303
    assert roles() == before
    assert send(browser, api, f"/members/{gone}/remove").status_code == 404


def test_slips_with_roles_are_told_and_an_organizer_stays(api: Api, browser: TestClient) -> None:
    unknown = send(browser, api, "/members", username="tak ada")
    assert unknown.status_code == 404
    assert "There is no user named “tak ada”" in html.unescape(unknown.text)
    assert send(browser, api, "/members", username="viewer", role="raja").status_code == 422
    members = api.get(api.admin, api.at("/members"))["items"]
    organizers = [one for one in members if one["role"] == "organizer"]
    for one in organizers[1:]:
        assert send(browser, api, f"/members/{one['user_id']}/remove").status_code == 303
    last = organizers[0]
    lowered = send(browser, api, "/members", username=last["username"], role="viewer")
    assert lowered.status_code == 409
    assert "at least one organizer" in lowered.text
    assert send(browser, api, f"/members/{last['user_id']}/remove").status_code == 409


def test_organizers_give_roles_and_learn_no_names_of_users(api: Api, browser: TestClient) -> None:
    path = f"/events/{api.event_id}/members"
    assert '<option value="outsider">' in browser.get(path).text
    assert "outsider" not in api.organizer.get(path).text
    given = api.organizer.post(path, data={"username": "outsider"}, follow_redirects=False)
    assert given.status_code == 303
    assert api.viewer.get(path).status_code == 403
    assert (
        api.viewer.post(path, data={"username": "viewer", "role": "organizer"}).status_code == 403
    )


def test_the_role_of_another_system_is_not_offered_for_change(
    api: Api, browser: TestClient
) -> None:
    body = {"name": "crm", "scopes": ["read"], "event_ids": [str(api.event_id)]}
    system = api.post(api.admin, "/api/v1/integrations", body)
    at = f"/events/{api.event_id}/members"
    shown = browser.get(at).text
    assert "<b>integration:crm</b>" in shown
    assert 'name="username" value="integration:crm"' not in shown
    assert f'action="{at}/{system["id"]}/remove"' in shown
    refused = send(browser, api, "/members", username="integration:crm", role="organizer")
    assert refused.status_code == 404
    assert send(browser, api, f"/members/{system['id']}/remove").status_code == 303
    assert "integration:crm" not in browser.get(at).text
