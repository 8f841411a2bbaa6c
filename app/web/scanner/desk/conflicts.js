// Scans that the server judged differently, shown until staff have looked at them.
import { byId } from "../../frame/offline/screen/dialogs.js";
import { element } from "../../frame/offline/screen/elements.js";

/** @param {object} app */
export function wireConflicts(app) {
  byId("conflicts").addEventListener("opened", () => showConflicts(app));
}

async function showConflicts(app) {
  const conflicts = await app.ledger.conflicts();
  const rows = conflicts.map((conflict) => row(app, conflict));
  const none = element("li", {}, element("p", { text: app.t("conflicts_none") }));
  byId("conflict-list").replaceChildren(...(rows.length ? rows : [none]));
}

function row(app, conflict) {
  const { scanId, entry, name, at, gate, decided, message } = conflict;
  const key = decided.verdict === "refused" ? "word_refused" : "word_entry";
  const line = app.t("conflict_line", { time: app.view.time(at), gate, decided: app.t(key) });
  const told = element("p", { text: name ?? app.t("conflict_unknown") });
  told.append(element("small", { text: line }), element("small", { text: message }));
  const act = (label, work) => button(app, label, work);
  const dismiss = () => app.ledger.dismiss(scanId);
  if (!entry) return element("li", {}, told, act("conflict_dismiss", dismiss));
  told.append(element("strong", { text: app.t("conflict_not_recorded") }));
  const again = () => app.ledger.retry(conflict, gateFor(entry)).then(() => app.sync.now());
  return element("li", {}, told, act("conflict_again", again), act("conflict_discard", dismiss));
}

function button(app, label, work) {
  const made = element("button", { text: app.t(label) });
  made.type = "button";
  made.addEventListener("click", async () => {
    made.disabled = true;
    await work();
    app.refresh();
    await showConflicts(app);
  });
  return made;
}

/** Return a scan's gate if it still exists on this device, else the gate chosen now. */
function gateFor({ scan }) {
  const choice = byId("gate");
  const isOurs = [...choice.options].some(({ value }) => value === scan.gate_id);
  return isOurs ? scan.gate_id : choice.value;
}
