// The scanner page, put together.
import { codeOfAddress } from "../frame/offline/address.js";
import { holdPage } from "../frame/offline/alone.js";
import { keepOffline, renewWhenQuiet } from "../frame/offline/keeping.js";
import { Eye } from "../frame/offline/reading/eye.js";
import { listenForWedge } from "../frame/offline/reading/wedge.js";
import { byId, closeDialogs, wireDialogs } from "../frame/offline/screen/dialogs.js";
import { element } from "../frame/offline/screen/elements.js";
import { Feedback } from "../frame/offline/screen/feedback.js";
import { wireScreens } from "../frame/offline/screen/screens.js";
import { preferredLocale, Texts } from "../frame/offline/screen/texts.js";
import { Declined, Unreachable } from "../frame/offline/server.js";
import { Settings, Store } from "../frame/offline/store.js";
import { Clock } from "../frame/offline/time.js";
import { Door } from "./deciding/door.js";
import { Ledger } from "./deciding/ledger.js";
import { Snapshot, SnapshotRefused } from "./deciding/snapshot.js";
import { wireAdding } from "./desk/adding.js";
import { wireConflicts } from "./desk/conflicts.js";
import { wireEnrolment } from "./desk/enrol.js";
import { wireGroups } from "./desk/groups.js";
import { showFound, showPerson, wirePeople } from "./desk/people.js";
import { wirePlace } from "./desk/place.js";
import { wirePreferences } from "./desk/preferences.js";
import { badgePrinter } from "./desk/printing.js";
import { seatActions } from "./desk/seating.js";
import { party } from "./party.js";
import { ScannerServer } from "./server.js";
import { ScannerSync } from "./sync.js";
import { View } from "./verdict.js";

const REFRESH_MS = 15_000;
const QUIET_MS = 20_000;
const NOTICED_SKEW_MS = 120_000;
const NOBODY = { token: null, eventId: "", snapshotKey: null };
const code = codeOfAddress();

async function makeApp({ texts: catalogue, links, worker, path }) {
  const db = await Store.open(`titik-temu ${path}`);
  const settings = await Settings.open(db);
  const texts = new Texts(catalogue, settings.get("locale") ?? preferredLocale());
  const app = { db, settings, texts, links, worker, path };
  app.t = (name, values) => texts.get(`web.scanner_${name}`, values);
  app.sentence = (error) =>
    error instanceof Unreachable ? app.t("needs_network") : error.message || app.t("failed");
  app.clock = new Clock(settings.get("offset", 0), settings.get("checkedAt") ?? 0);
  app.ledger = await Ledger.open(db);
  app.snapshot = await Snapshot.open(db, settings);
  app.server = new ScannerServer(
    () => settings.get("session", NOBODY),
    () => texts.locale,
  );
  app.view = new View(
    { told: byId("told"), verdict: byId("verdict") },
    texts,
    () => app.snapshot.roster.event.timezone,
  );
  app.feedback = new Feedback();
  return app;
}

function wireWork(app) {
  app.refresh = () => refresh(app);
  app.isBusy = () => isBusy(app);
  const version = app.links["scanner.js"].replace(/^.*\/|\.js$/g, "");
  app.sync = new ScannerSync({ ...app, version, onChange: app.refresh });
  app.place = wirePlace(app);
  app.door = new Door({
    ...app,
    text: (name) => app.texts.get(name),
    principal: () => app.settings.get("device")?.principal ?? "",
  });
  app.scan = (subject) => scan(app, subject);
  app.printBadge = badgePrinter(app);
  app.eye = new Eye(app, (text) => app.scan({ code: text }));
  listenForWedge(document, (text) => {
    if (byId("door").hidden) return;
    const named = app.snapshot.roster.personOfPrinted(text);
    if (!named) return app.scan({ code: text });
    closeDialogs();
    return showFound(app, named);
  });
}

/** Whether somebody is using the page, which must then not be reloaded. */
function isBusy(app) {
  const since = performance.now() - (app.scannedAt ?? -Infinity);
  return since < QUIET_MS || document.querySelector("dialog[open]") !== null;
}

/** Scan, and show the verdict by colour, word, sound and vibration; an error shows as a refusal. */
async function scan(app, subject) {
  closeDialogs();
  app.scannedAt = performance.now();
  const slow = setTimeout(() => app.view.busy(), 150);
  let told;
  try {
    told = await app.door.scan(subject);
  } catch (error) {
    console.error(error);
    told = { state: "refused", direction: "entry", reason: "failed", message: app.t("failed") };
    Object.assign(told, { notes: [], person: null, first: null, meeting: null, here: true });
  }
  clearTimeout(slow);
  app.view.tell(told);
  app.feedback.give(told.state, app.settings.get("sound", true));
  showActions(app, told);
  app.refresh();
}

function showActions(app, told) {
  const { person } = told;
  const more = element("button", { text: app.t("more") });
  more.type = "button";
  const open = () => showPerson(app, person.attendee_id, person.name, party(person));
  more.addEventListener("click", open);
  byId("told-actions").replaceChildren(...seatActions(app, told), ...(person ? [more] : []));
}

/** Update counters, gates and the problem shown. */
function refresh(app) {
  const { ledger, sync, settings } = app;
  const age = sync.checkedAt === null ? null : Math.max(0, app.clock.now() - sync.checkedAt);
  const counts = { link: sync.link, pending: ledger.pendingCount, conflicts: ledger.conflictCount };
  app.view.counts({ ...counts, age }, (name) => document.querySelectorAll(`[data-count=${name}]`));
  byId("open-conflicts").hidden = ledger.conflictCount === 0;
  const trouble = troubleOf(app);
  byId("trouble").hidden = trouble === null;
  if (byId("trouble").textContent !== (trouble ?? "")) byId("trouble").textContent = trouble ?? "";
  const names = { device: settings.get("device")?.name ?? "", event: settings.get("eventName") ?? "" };
  byId("device-line").textContent = app.t("device_line", names);
  byId("device").querySelector("dd").textContent = names.device;
  byId("kept-line").textContent = app.t(app.isKept ? "kept_yes" : "kept_no");
  app.showGates();
  if (sync.link === "signed_out" && !app.toldSignedOut) {
    app.toldSignedOut = true;
    app.askForCode(app.t("enrol_signed_out", { pending: ledger.pendingCount }));
  }
}

/** Return the problem that staff must deal with although scanning goes on; null: none. */
function troubleOf(app) {
  const { sync, clock, settings, texts, t } = app;
  if (sync.trouble instanceof SnapshotRefused) return t("trouble_snapshot");
  if (sync.trouble instanceof Declined) return t("trouble_other", { message: sync.trouble.message });
  const former = settings.get("former", []);
  if (former.length) return t("trouble_former", { event: former.map((one) => one.name).join(", ") });
  if (app.isKept === false) return t("trouble_not_kept");
  return Math.abs(clock.offset) > NOTICED_SKEW_MS ? texts.get("checkin.attention_clock") : null;
}

async function main() {
  const data = JSON.parse(byId("page-data").textContent);
  new Texts(data.texts, preferredLocale()).writeInto(document);
  await holdPage(data.path, code !== "");
  const app = await makeApp(data);
  app.texts.writeInto(document);
  wireWork(app);
  wireScreens(app, "enrol", () => {
    app.sync.now();
    if (app.settings.get("useCamera", true)) app.eye.open();
  });
  wireDialogs();
  wirePeople(app);
  wireAdding(app);
  wireGroups(app);
  wireConflicts(app);
  wirePreferences(app);
  app.view.idle();
  app.feedback.attach(document);
  setInterval(app.refresh, REFRESH_MS);
  app.clock.keepWatch();
  app.refresh();
  const isEnrolled = app.settings.get("session") !== null;
  if (isEnrolled && !code) app.opened();
  else app.askForCode();
  wireEnrolment(app, code);
  app.sync.start();
  renewWhenQuiet(() => app.isBusy());
  app.isKept = await keepOffline(app.worker, app.path);
  app.refresh();
}

main().catch((error) => {
  byId("broken").hidden = false; // there is no database, as in some private windows
  throw error;
});
