// Makes this page a screen of an event, by a one-time code or in an organizer's browser.
import { byId, runFrom } from "../frame/offline/screen/dialogs.js";
import { Unreachable } from "../frame/offline/server.js";
import { BY_COOKIE } from "./following.js";

const EVENT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @returns {string | null} the event that an organizer asks for in the address */
export function eventOfAddress() {
  const wanted = new URLSearchParams(location.search).get("event") ?? "";
  return EVENT_ID.test(wanted) ? wanted : null;
}

async function enter(app, session) {
  if (app.settings.get("session")?.eventId !== session.eventId) {
    await app.settings.set("shown", null);
    await app.settings.set("checkedAt", null);
    app.sync.checkedAt = null;
  }
  await app.settings.set("session", session);
}

async function enrol(app, code) {
  const answer = await app.server.enrol(code);
  if (answer.device.scope !== "signage") throw new Error(app.t("join_wrong_scope"));
  await enter(app, { token: answer.token, eventId: answer.event.id });
}

/** Look in as an organizer, unless this browser already is a screen of the event. */
export async function lookIn(app, eventId) {
  if (app.settings.get("session")?.eventId === eventId) return;
  await enter(app, { token: BY_COOKIE, eventId });
}

/** @param {object} app @param {string} code of the address, if any */
export function wireJoining(app, code) {
  const sentence = (error) =>
    error instanceof Unreachable ? app.t("join_unreachable") : error.message;
  const send = (button, text) =>
    runFrom(button, byId("join-note"), sentence, async () => {
      await enrol(app, text.trim());
      app.opened();
    });
  byId("join-form").addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.submitter, byId("join-code").value);
  });
  if (code) send(byId("join-form").querySelector("button"), code);
}
