"""The TypeScript client in a page of another origin, which the setting allows to call."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.campaigns.halls import ServedHall
from tests.clients.conftest import described

IN_A_PAGE = """
async ({ address, username, password, eventId, gateId, codes, enrolment }) => {
  const { BrowserStorage, Client, Door, ScanQueue, openSnapshot } = await import("/titik-temu.js");
  const path = { event_id: eventId };
  const organizer = new Client({ address });
  await organizer.logIn({ username, password });
  const first = await organizer.read("/api/v1/events/{event_id}", { path });
  const ifNoneMatch = first.etag;
  const second = await organizer.read("/api/v1/events/{event_id}", { path, ifNoneMatch });

  const device = new Client({ address });
  const { device: own, snapshot_key } = await device.enrol(enrolment);
  const envelope = await device.get("/api/v1/events/{event_id}/snapshot", { path });
  let queue = await ScanQueue.open(device, eventId, await BrowserStorage.open("scans"));
  const door = new Door(own.principal, queue);
  door.apply(openSnapshot(envelope, snapshot_key, eventId));
  const begun = Promise.withResolvers();
  const told = (async () => {
    for await (const { event } of organizer.feed(eventId, { onPlace: begun.resolve })) {
      if (event === "scan.recorded") return event;
    }
  })();
  await begun.promise;
  for (const code of codes) {
    await queue.add({ code }, gateId, "entry", door.scan({ code }, gateId, "entry", queue.now()));
  }
  queue = await ScanQueue.open(device, eventId, await BrowserStorage.open("scans"));
  const { outcomes } = await queue.upload();
  const again = await ScanQueue.open(device, eventId, await BrowserStorage.open("scans"));
  const left = again.waiting;
  return [
    [first.status, second.status],
    outcomes.map(({ answer }) => answer.verdict),
    left.length,
    await told,
  ];
}
"""
UNREACHABLE = """
async (address) => {
  const { Client } = await import("/titik-temu.js");
  const client = new Client({ address, attempts: 1 });
  return client.get("/api/v1/meta").then(() => "answered", (error) => error.name);
}
"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_the_typescript_client_works_in_a_page_of_another_origin(
    page: Page, hall: ServedHall, other_origin: str
) -> None:
    page.goto(f"{other_origin}/")
    given = json.loads(described(hall, hall.hall.codes[7:9]))
    told = page.evaluate(IN_A_PAGE, given)
    assert told == [[200, 304], ["admitted", "admitted"], 0, "scan.recorded"]


@pytest.mark.browser
def test_a_page_of_an_origin_that_is_not_allowed_reaches_nothing(
    page: Page, hall: ServedHall, other_origin: str
) -> None:
    page.goto(f"{other_origin.replace('127.0.0.1', 'localhost')}/")
    told = page.evaluate(UNREACHABLE, hall.base)
    assert told == "Unreachable"
