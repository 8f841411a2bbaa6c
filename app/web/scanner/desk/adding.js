// Registers a person who is on no list, admits them, and prints a badge, in one step.
import { newId } from "../../frame/offline/ids.js";
import { byId, runFrom } from "../../frame/offline/screen/dialogs.js";
import { element } from "../../frame/offline/screen/elements.js";
import { SHORTEST_QUERY } from "./search.js";

const TYPING_MS = 250;
const label = ({ village, kecamatan }) => `${village} · ${kecamatan}`;

/** @param {object} app */
export function wireAdding(app) {
  const form = byId("add-form");
  const kind = byId("add-kind");
  const villages = wireVillages(app);
  let key = newId(); // one for each content of the form: sent twice, it registers once
  const showParty = () => {
    byId("add-party").hidden = kind.value !== "manager";
    byId("add-village").required = kind.value === "manager";
  };
  kind.addEventListener("change", showParty);
  form.addEventListener("input", () => {
    key = newId();
  });
  byId("add").addEventListener("opened", () => {
    form.reset();
    key = newId();
    byId("add-note").hidden = true;
    showParty();
    byId("add-name").focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    runFrom(event.submitter, byId("add-note"), app.sentence, () =>
      register(app, whoIsMeant(app, kind.value, villages), key),
    );
  });
}

/** Offer villages while one is typed. @returns {Map<string, object>} those offered, by label */
function wireVillages(app) {
  const offered = new Map();
  const input = byId("add-village");
  let timer = null;
  const offer = async () => {
    const query = input.value.trim();
    if (query.length < SHORTEST_QUERY || offered.has(query)) return;
    try {
      const { items } = await app.server.villages(query);
      for (const village of items) offered.set(label(village), village);
      const options = items.map((village) => {
        const option = element("option");
        option.value = label(village);
        return option;
      });
      byId("villages").replaceChildren(...options);
    } catch {
      // Without a network nobody can be added either; sending the form says so.
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(offer, TYPING_MS);
  });
  return offered;
}

function whoIsMeant(app, kind, villages) {
  const person = {
    name: byId("add-name").value,
    kind,
    position: byId("add-position").value || null,
    phone: byId("add-phone").value || null,
  };
  if (kind !== "manager") return person;
  const village = villages.get(byId("add-village").value.trim());
  if (!village) throw new Error(app.t("add_village_unknown"));
  person.meetings = byId("add-meetings").checked;
  if (village.cooperative_id) person.cooperative_id = village.cooperative_id;
  else person.village = { village_code: village.village_code };
  return person;
}

async function register(app, person, key) {
  const answer = await app.server.walkIn(person, key);
  await app.sync.now(); // so that the roster contains them
  await app.scan({ code: answer.badge.code });
  app.printBadge(answer.person, answer.badge);
}
