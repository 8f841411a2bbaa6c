// Compiled strictly against the built declarations by `npm run build`; never run. A line after
// `@ts-expect-error` has to be refused, or the compiler says so.
import { Client, type FeedEvent } from "../dist/index.js";

const client = new Client({ address: "https://temu.example.id" });
const path = { event_id: "0197c0de-0000-7000-8000-000000000001" };

export async function used(): Promise<(string | null | undefined)[]> {
  const event = await client.get("/api/v1/events/{event_id}", { path });
  const names: (string | null | undefined)[] = [event.name];
  await client.get("/api/v1/meta");
  const query = { kind: "manager" as const, limit: 10 };
  for await (const person of client.items("/api/v1/events/{event_id}/attendees", { path, query })) {
    names.push(person.name);
  }
  const gate = await client.post("/api/v1/events/{event_id}/gates", {
    path,
    body: { name: "Pintu", kind: "event" },
  });
  names.push(gate.id);
  const same = await client.read("/api/v1/events/{event_id}", { path, ifNoneMatch: '"1"' });
  names.push(same.value?.place, same.etag);
  const nothing: null = await client.delete("/api/v1/events/{event_id}/gates/{gate_id}", {
    path: { ...path, gate_id: gate.id },
  });
  const paper: Blob = await client.get("/api/v1/events/{event_id}/documents/{name}", {
    path: { ...path, name: "badges.pdf" },
  });
  names.push(nothing, paper.type);
  for await (const told of client.feed(path.event_id)) names.push(about(told));
  return names;
}

function about(told: FeedEvent): string | null | undefined {
  switch (told.event) {
    case "scan.recorded":
      return told.data.attendee_id;
    case "feed.reset":
      return told.id;
    default:
      return null;
  }
}

export function refused(): void {
  // @ts-expect-error there is no such path
  void client.get("/api/v1/event");
  // @ts-expect-error the event is missing
  void client.get("/api/v1/events/{event_id}");
  // @ts-expect-error no gate is of this kind
  void client.post("/api/v1/events/{event_id}/gates", { path, body: { name: "A", kind: "door" } });
  // @ts-expect-error a field that the API would refuse
  void client.post("/api/v1/events", { body: { name: "A", day: "2025-07-04", dya: "" } });
  // @ts-expect-error this path has no such verb
  void client.put("/api/v1/meta");
}
