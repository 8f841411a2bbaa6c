"""The TypeScript client in a page of another origin, which the setting allows to call."""

import json

import pytest
from playwright.sync_api import Browser

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
  const again = await organizer.read("/api/v1/events/{event_id}", { path, ifNoneMatch });

  const device = new Client({ address });
  const { device: own, snapshot_key } = await device.enrol(enrolment);
  const envelope = await device.get("/api/v1/events/{event_id}/snapshot", { path });
  const door = new Door(own.principal);
  door.apply(openSnapshot(envelope, snapshot_key, eventId));
  const begun = Promise.withResolvers();
  const told = (async () => {
    for await (const { event } of organizer.feed(eventId, { onPlace: begun.resolve })) {
      if (event === "scan.recorded") return event;
    }
  })();
  await begun.promise;
  let queue = await ScanQueue.open(device, eventId, await BrowserStorage.open("scans"));
  for (const code of codes) {
    const { decision } = door.scan({ code }, gateId, "entry", queue.now());
    await queue.add({ code }, gateId, "entry", decision);
  }
  queue = await ScanQueue.open(device, eventId, await BrowserStorage.open("scans"));
  const { outcomes } = await queue.upload();
  const left = await (await BrowserStorage.open("scans")).entries();
  return [
    [first.status, again.status],
    outcomes.map(({ answer }) => answer.verdict),
    left.length,
    await told,
  ];
}
"""


@pytest.mark.browser
def test_the_typescript_client_works_in_a_page_of_another_origin(
    chromium: Browser, hall: ServedHall, other_origin: str
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{other_origin}/")
    given = json.loads(described(hall, hall.hall.codes[7:9]))
    told = page.evaluate(IN_A_PAGE, given)
    assert told == [[200, 304], ["admitted", "admitted"], 0, "scan.recorded"]
    context.close()


@pytest.mark.browser
def test_a_page_of_an_origin_that_is_not_allowed_reaches_nothing(
    chromium: Browser, hall: ServedHall, other_origin: str
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{other_origin.replace('127.0.0.1', 'localhost')}/")
    told = page.evaluate(
        """async (address) => {
          const { Client } = await import("/titik-temu.js");
          const client = new Client({ address, attempts: 1 });
          return client.get("/api/v1/meta").then(() => "answered", (error) => error.name);
        }""",
        hall.base,
    )
    assert told == "Unreachable"
    context.close()
