"""Endpoints over HTTP: who may have them, and which."""

from typing import Any

from tests.api import Api

BODY = {
    "url": "https://app.example.id/titik-temu",
    "kinds": ["meeting.changed"],
    "note": "Aplikasi",
}


def add(api: Api, **more: Any) -> Any:
    return api.post(api.organizer, api.at("/webhooks"), {**BODY, **more})


def test_an_endpoint_is_added_changed_listed_and_deleted(api: Api) -> None:
    endpoint = add(api)
    address = api.at(f"/webhooks/{endpoint['id']}")
    assert {name: endpoint[name] for name in BODY} == BODY
    assert endpoint["secret"].startswith("whsec_")
    patched = api.organizer.patch(address, json={"kinds": None, "is_on": False})
    assert (patched.json()["kinds"], patched.json()["off_reason"]) == (None, "by_hand")
    assert api.organizer.patch(address, json={"note": None}).json()["note"] == "Aplikasi"
    listed = api.get(api.organizer, api.at("/webhooks"))["items"]
    assert [one["id"] for one in listed] == [endpoint["id"]]
    assert api.organizer.delete(address).status_code == 204
    assert api.organizer.get(address).status_code == 404


def test_addresses_that_messages_may_not_go_to_are_refused(api: Api) -> None:
    for url in ("http://app.example.id/", "https://127.0.0.1/", "https://a:b@app.example.id/"):
        refused = api.post(api.organizer, api.at("/webhooks"), {**BODY, "url": url}, 422)
        assert refused["code"] == "webhook_address"
    endpoint = add(api)
    refused = api.organizer.patch(
        api.at(f"/webhooks/{endpoint['id']}"), json={"url": "https://localhost/"}
    )
    assert refused.json()["code"] == "webhook_address"


def test_an_event_has_ten_at_most(api: Api) -> None:
    for _ in range(10):
        add(api)
    assert api.post(api.organizer, api.at("/webhooks"), BODY, 409)["code"] == "webhook_limit"


def test_an_endpoint_is_its_events_and_for_organizers(api: Api) -> None:
    endpoint = add(api)
    for client, status in ((api.viewer, 403), (api.outsider, 404), (api.anonymous, 401)):
        assert client.get(api.at("/webhooks")).status_code == status
        assert client.get(api.at(f"/webhooks/{endpoint['id']}")).status_code == status
    other = api.post(api.admin, "/api/v1/events", {**_event(), "name": "Lain"})["id"]
    elsewhere = f"/api/v1/events/{other}/webhooks/{endpoint['id']}"
    assert api.admin.get(elsewhere).status_code == 404
    assert api.admin.delete(elsewhere).status_code == 404


def _event() -> dict[str, Any]:
    return {"name": "Acara", "place": "", "day": "2025-07-05", "timezone": "Asia/Jakarta"}
