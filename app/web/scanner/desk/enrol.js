// Enrols this device in an event, by the code in the page's address or a typed one.
import { byId, runFrom } from "../../frame/offline/screen/dialogs.js";
import { Unreachable } from "../../frame/offline/server.js";

const SCOPE = "checkin";

/**
 * @param {object} app
 * @param {string} code
 * @throws {Error} with a sentence for staff
 */
async function enrol(app, code) {
  const answer = await app.server.enrol(code);
  if (answer.device.scope !== SCOPE) throw new Error(app.t("enrol_wrong_scope"));
  const before = app.settings.get("session");
  if (before && before.eventId !== answer.event.id) {
    const name = app.settings.get("eventName");
    await app.settings.set("former", [...app.settings.get("former", []), { ...before, name }]);
    await app.snapshot.clear();
  }
  await app.settings.set("session", {
    token: answer.token,
    eventId: answer.event.id,
    snapshotKey: answer.snapshot_key,
  });
  await app.settings.set("device", answer.device);
  await app.settings.set("eventName", answer.event.name);
}

/** @param {object} app @param {string} code of the address, if any */
export function wireEnrolment(app, code) {
  const sentence = (error) =>
    error instanceof Unreachable ? app.t("enrol_unreachable") : error.message;
  const send = (button, text) =>
    runFrom(button, byId("enrol-note"), sentence, async () => {
      await enrol(app, text.trim());
      app.opened();
    });
  byId("enrol-form").addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.submitter, byId("enrol-code").value);
  });
  if (code) {
    byId("enrol-code").value = code;
    send(byId("enrol-form").querySelector("button"), code);
  }
}
