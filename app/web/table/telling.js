// Telling the organizers that the partner is late, leaves, closes or opens a table: first what would
// follow is shown, and only then it is sent.
import { newId } from "../frame/offline/ids.js";
import { byId, runFrom } from "../frame/offline/screen/dialogs.js";
import { element } from "../frame/offline/screen/elements.js";
import { Declined } from "../frame/offline/server.js";

const AT_ONCE = new Set(["arrived", "open_table"]);
const OF_TABLES = new Set(["close_table", "open_table"]);
const lines = (texts) => texts.map((text) => element("li", { text }));

/** @param {object} app */
export function wireTelling(app) {
  const form = byId("telling-form");
  const send = byId("telling-send");
  const note = byId("telling-note");
  const sentence = (error) => (error instanceof Declined ? error.message : app.t("tell_failed"));
  let shown = null;

  const said = () => {
    const kind = form.elements.kind.value;
    const change = { kind };
    if (!AT_ONCE.has(kind) && byId("telling-at").value) change.at = byId("telling-at").value;
    if (OF_TABLES.has(kind)) change.table_id = byId("telling-table").value;
    return change;
  };
  const forget = () => {
    shown = null;
    byId("telling-consequences").replaceChildren();
    send.hidden = true;
    note.hidden = true;
    const kind = form.elements.kind.value;
    byId("telling-when").hidden = AT_ONCE.has(kind);
    byId("telling-where").hidden = !OF_TABLES.has(kind);
    byId("telling-at").required = kind === "late";
  };
  const recall = async () => {
    const { items } = await app.server.saidBefore();
    byId("telling-said").replaceChildren(...lines(items.map((one) => one.sentence)));
  };
  byId("telling").addEventListener("opened", () => {
    const { tables = [] } = app.settings.get("host") ?? {};
    const options = tables.map(({ id, number }) => {
      const option = element("option", { text: app.t("table", { number }) });
      option.value = id;
      return option;
    });
    byId("telling-table").replaceChildren(...options);
    const own = app.settings.get("session").kind === "link";
    for (const choice of form.querySelectorAll("[data-partner]")) choice.hidden = !own;
    form.elements.kind.value = own ? "late" : "close_table";
    byId("telling-done").hidden = true;
    forget();
    recall().catch(() => {}); // without a network what was said before is not shown
  });
  form.addEventListener("input", forget);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    runFrom(byId("telling-look"), note, sentence, async () => {
      const change = said();
      const { sentences } = await app.server.consequences(change);
      shown = { change, key: newId() };
      byId("telling-consequences").replaceChildren(...lines(sentences));
      send.hidden = false;
      send.focus();
    });
  });
  send.addEventListener("click", () =>
    runFrom(send, note, sentence, async () => {
      const answer = await app.server.say(shown.change, shown.key);
      forget();
      byId("telling-done").textContent = answer.sentence;
      byId("telling-done").hidden = false;
      await recall();
      app.sync.now();
    }),
  );
}
