// Admits a group from one kecamatan, such as a bus, at once, after a look at its list.
import { newId } from "../../frame/offline/ids.js";
import { byId, closeDialogs, openDialog, runFrom } from "../../frame/offline/screen/dialogs.js";
import { element } from "../../frame/offline/screen/elements.js";
import { deviceTime } from "../../frame/offline/time.js";
import { party } from "../party.js";

/** @param {object} app */
export function wireGroups(app) {
  let shown = null;
  byId("search").addEventListener("opened", () => {
    const names = new Set();
    for (const { kecamatan } of app.snapshot.roster.cooperatives.values()) names.add(kecamatan);
    const options = [...names].sort().map((name) => element("option", { text: name }));
    byId("group-kecamatan").replaceChildren(...options);
  });
  byId("group-form").addEventListener("submit", (event) => {
    event.preventDefault();
    runFrom(event.submitter, byId("search-note"), app.sentence, async () => {
      shown = await app.server.group(byId("group-kecamatan").value);
      shown.group_id = newId(); // one for each list, so that sending it twice admits once
      showGroup(app, shown);
    });
  });
  byId("group-people").addEventListener("change", () => showCount(app));
  byId("group-send").addEventListener("click", ({ target }) =>
    runFrom(target, byId("group-line"), app.sentence, () => admit(app, shown)),
  );
}

function showGroup(app, { kecamatan, people, count }) {
  const line = count ? "group_line" : "group_none";
  byId("group-line").hidden = false;
  byId("group-line").textContent = app.t(line, { count, kecamatan });
  byId("group-people").replaceChildren(
    ...people.map((person) => {
      const box = element("input");
      box.type = "checkbox";
      box.checked = true;
      box.value = person.attendee_id;
      const text = element("span", { text: person.name });
      text.append(element("small", { text: party(person) }));
      return element("li", {}, element("label", { className: "check" }, box, text));
    }),
  );
  showCount(app);
  openDialog("group");
}

const boxes = (checked) =>
  [...byId("group-people").querySelectorAll("input")].filter((box) => box.checked === checked);

function showCount(app) {
  const count = boxes(true).length;
  byId("group-send").hidden = count === 0;
  byId("group-send").textContent = app.t("group_send", { count });
}

async function admit(app, { group_id, kecamatan, confirm }) {
  const { admitted, refused } = await app.server.admitGroup({
    group_id,
    kecamatan,
    confirm,
    gate_id: app.place().gateId,
    scanned_at: deviceTime(Date.now()),
    without: boxes(false).map((box) => box.value),
  });
  app.sync.now();
  closeDialogs();
  app.view.tell({
    state: refused.length ? "attention" : "admitted",
    direction: "entry",
    message: app.t("group_done", { admitted, refused: refused.length }),
    notes: [
      app.t("group_done", { admitted, refused: refused.length }),
      ...refused.map(({ name, message }) => `${name}: ${message}`),
    ].slice(refused.length ? 1 : 0),
    person: null,
    first: null,
    meeting: null,
    here: false,
  });
}
