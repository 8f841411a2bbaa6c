// Makes this page a table's, by a partner's link or a device's one-time code.
import { byId, runFrom } from "../frame/offline/screen/dialogs.js";
import { Unreachable } from "../frame/offline/server.js";

const LINK = /^([0-9a-f-]{36})\/(tt_link_[\w-]+)$/;

/**
 * @param {object} app
 * @param {string} text of the address, or typed
 * @throws {Error} with a sentence for the host
 */
async function join(app, text) {
  const link = LINK.exec(text);
  const before = app.settings.get("session");
  if (link && before?.token === link[2]) return; // the same link, opened once more
  await app.sync.now(); // facts of the former table must be sent with its own token
  const isHeldUp = app.ledger.pendingCount > 0 && app.sync.link === "offline";
  if (isHeldUp) throw new Error(app.t("join_pending", { pending: app.ledger.pendingCount }));
  if (link) {
    await app.settings.set("session", { kind: "link", eventId: link[1], token: link[2] });
    await app.settings.set("host", await app.server.host().catch((error) => restore(app, before, error)));
    return;
  }
  const answer = await app.server.enrol(text);
  if (answer.device.scope !== "table") throw new Error(app.t("join_wrong_scope"));
  await app.settings.set("session", {
    kind: "device",
    eventId: answer.event.id,
    token: answer.token,
  });
}

async function restore(app, session, error) {
  if (error instanceof Unreachable) return null; // it may work later: keep the link
  await app.settings.set("session", session);
  throw error;
}

/** @param {object} app @param {string} text of the address, if any */
export function wireJoining(app, text) {
  const sentence = (error) =>
    error instanceof Unreachable ? app.t("join_unreachable") : error.message || app.t("join_failed");
  const send = (button, given) =>
    runFrom(button, byId("join-note"), sentence, async () => {
      await join(app, given.trim());
      app.opened();
    });
  byId("join-form").addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.submitter, byId("join-code").value);
  });
  if (text) send(byId("join-form").querySelector("button"), text);
}
