// People without a badge: searched, then admitted, their badge reprinted, or substituted.
import { newId } from "../../frame/offline/ids.js";
import { byId, openDialog, runFrom } from "../../frame/offline/screen/dialogs.js";
import { element } from "../../frame/offline/screen/elements.js";
import { dayOf } from "../../frame/offline/time.js";
import { party } from "../party.js";
import { SearchIndex, SHORTEST_QUERY } from "./search.js";

/** @param {object} app */
export function wirePeople(app) {
  const index = indexOf(app);
  const { t } = app;
  const query = byId("query");
  const show = () => {
    const named = app.snapshot.roster.personOfPrinted(query.value);
    const found = named ? [named] : index().find(query.value);
    const isShort = query.value.trim().length < SHORTEST_QUERY;
    byId("search-note").textContent = isShort
      ? t("search_short")
      : found.length
        ? t("search_found", { count: found.length })
        : t("search_none");
    byId("found").replaceChildren(...found.map((person) => row(app, person)));
  };
  query.addEventListener("input", show);
  byId("search-form").addEventListener("submit", (event) => event.preventDefault());
  byId("search").addEventListener("opened", () => {
    query.value = "";
    show();
    query.focus();
  });
  wirePerson(app);
}

/** Return the index over the present roster. */
function indexOf(app) {
  let roster = null;
  let index = null;
  return () => {
    if (roster !== app.snapshot.roster) {
      roster = app.snapshot.roster;
      index = new SearchIndex(roster.people.values());
    }
    return index;
  };
}

function row(app, person) {
  const button = element("button", { text: person.name });
  button.type = "button";
  button.append(element("small", { text: [line(person), ...marks(app, person)].join(" · ") }));
  button.addEventListener("click", () => showFound(app, person));
  return element("li", {}, button);
}

/** Open the dialog of actions for a person of the roster. */
export function showFound(app, person) {
  showPerson(app, person.id, person.name, line(person));
}

function line({ cooperative, partner }) {
  return party({
    cooperative: cooperative?.name,
    village: cooperative?.village,
    kecamatan: cooperative?.kecamatan,
    partner: partner?.name,
  });
}

function marks(app, person) {
  if (person.withdrawn) return [app.t("withdrawn")];
  const { roster } = app.snapshot;
  const gate = roster.gates.get(app.place().gateId);
  if (!gate) return [];
  const day = dayOf(app.clock.now(), roster.event.timezone);
  const came = [
    roster.firstEntry(person.id, gate.area, day)?.at,
    app.ledger.passages(person.id, gate.area, day).find((p) => p.direction === "entry")?.at,
  ].filter(Boolean);
  return came.length ? [app.t("inside", { time: app.view.time(Math.min(...came)) })] : [];
}

let chosen = null;
let key = ""; // one key for each action of this dialog, so that sending it twice acts once

/** Open the dialog of actions for one person. */
export function showPerson(app, attendeeId, name, detail) {
  chosen = attendeeId;
  key = newId();
  byId("person-line").textContent = [name, detail].filter(Boolean).join(" · ");
  byId("person-admit").textContent = app.t(`admit_${app.place().direction}`);
  byId("person-note").hidden = true;
  byId("substitute-form").reset();
  byId("person-lost").checked = false;
  openDialog("person");
}

function wirePerson(app) {
  byId("person-admit").addEventListener("click", () => app.scan({ attendee_id: chosen }));
  byId("person").addEventListener("input", () => {
    key = newId();
  });
  byId("person-reprint").addEventListener("click", ({ target }) =>
    runFrom(target, byId("person-note"), app.sentence, async () => {
      const whose = { attendee_id: chosen, lost: byId("person-lost").checked };
      const { person, badge } = await app.server.reprint(whose, `${key}-reprint`);
      app.sync.now();
      app.printBadge(person, badge);
    }),
  );
  byId("substitute-form").addEventListener("submit", (event) => {
    event.preventDefault();
    runFrom(event.submitter, byId("person-note"), app.sentence, async () => {
      const person = {
        attendee_id: chosen,
        name: byId("substitute-name").value,
        position: byId("substitute-position").value || null,
        phone: byId("substitute-phone").value || null,
      };
      const answer = await app.server.substitute(person, `${key}-substitution`);
      app.sync.now();
      app.printBadge(answer.person, answer.badge);
    });
  });
}
