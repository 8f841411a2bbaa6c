// What came out differently at the server: shown until somebody here has looked into it.
import { byId } from "./dialogs.js";
import { element } from "./view.js";

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

function row(app, { scanId, name, at, gate, decided, message }) {
  const key = decided.verdict === "refused" ? "word_refused" : "word_entry";
  const line = app.t("conflict_line", { time: app.view.time(at), gate, decided: app.t(key) });
  const seen = element("button", { text: app.t("conflict_dismiss") });
  seen.type = "button";
  seen.addEventListener("click", async () => {
    await app.ledger.dismiss(scanId);
    app.refresh();
    await showConflicts(app);
  });
  const told = element("p", { text: name ?? app.t("conflict_unknown") });
  told.append(element("small", { text: line }), element("small", { text: message }));
  return element("li", {}, told, seen);
}
