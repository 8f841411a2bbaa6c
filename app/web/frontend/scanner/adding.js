// Somebody who is on no list: registered, let in, and given a badge in one go.
import { byId, runFrom } from "./dialogs.js";
import { newId } from "./ids.js";
import { element } from "./view.js";

/** @param {object} app */
export function wireAdding(app) {
  const form = byId("add-form");
  const kind = byId("add-kind");
  const showParty = () => {
    byId("add-party").hidden = kind.value !== "manager";
    byId("add-cooperative").required = kind.value === "manager";
  };
  kind.addEventListener("change", showParty);
  byId("add").addEventListener("opened", () => {
    form.reset();
    byId("add-note").hidden = true;
    byId("cooperatives").replaceChildren(
      ...[...app.snapshot.roster.cooperatives.values()].map((cooperative) => {
        const option = element("option");
        option.value = label(cooperative);
        return option;
      }),
    );
    showParty();
    byId("add-name").focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    runFrom(event.submitter, byId("add-note"), app.sentence, () => register(app, kind.value));
  });
}

const label = ({ name, village, kecamatan }) => `${name} · ${village}, ${kecamatan}`;

async function register(app, kind) {
  const person = {
    name: byId("add-name").value,
    kind,
    position: byId("add-position").value || null,
    phone: byId("add-phone").value || null,
  };
  if (kind === "manager") {
    const wanted = byId("add-cooperative").value;
    const all = [...app.snapshot.roster.cooperatives.values()];
    const cooperative = all.find((each) => label(each) === wanted);
    if (!cooperative) throw new Error(app.t("add_cooperative_unknown"));
    person.cooperative_id = cooperative.id;
    person.meetings = byId("add-meetings").checked;
  }
  const answer = await app.server.walkIn(person, newId());
  await app.sync.now(); // the roster then knows them
  await app.scan({ code: answer.badge.code });
  app.printBadge(answer.person, answer.badge);
}
