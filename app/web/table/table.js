// The page of a partner's table, put together.
import { codeOfAddress } from "../frame/offline/address.js";
import { holdPage } from "../frame/offline/alone.js";
import { newId } from "../frame/offline/ids.js";
import { keepOffline, renewWhenQuiet } from "../frame/offline/keeping.js";
import { Eye } from "../frame/offline/reading/eye.js";
import { parse, printedCode } from "../frame/offline/reading/token.js";
import { listenForWedge } from "../frame/offline/reading/wedge.js";
import { byId, closeDialogs, wireDialogs } from "../frame/offline/screen/dialogs.js";
import { element, writeCounter } from "../frame/offline/screen/elements.js";
import { Feedback } from "../frame/offline/screen/feedback.js";
import { wireScreens } from "../frame/offline/screen/screens.js";
import { preferredLocale, Texts } from "../frame/offline/screen/texts.js";
import { Declined } from "../frame/offline/server.js";
import { Settings, Store } from "../frame/offline/store.js";
import { Clock, deviceTime } from "../frame/offline/time.js";
import { whenFree } from "../frame/working.js";
import { Calls } from "./calling.js";
import { meetingOf, pairOf, withSaid } from "./day.js";
import { FactLedger } from "./facts.js";
import { HostServer, TableSync } from "./hosting.js";
import { wireJoining } from "./joining.js";
import { List } from "./list.js";
import { wireOutcome } from "./outcome.js";
import { wireTelling } from "./telling.js";

const REFRESH_MS = 10_000;
const NOBODY = { token: null, eventId: "" };
const SAYS = { start: "running", held: "held", no_show: "no_show", undo: "planned" };
const given = codeOfAddress();

async function makeApp({ texts: catalogue, links, worker, path }) {
  const db = await Store.open(`titik-temu ${path}`);
  const settings = await Settings.open(db);
  await settings.set("useCamera", false); // until somebody asks for it
  const texts = new Texts(catalogue, settings.get("locale") ?? preferredLocale());
  const app = { db, settings, texts, links, worker, path, feedback: new Feedback() };
  app.t = (name, values) => texts.get(`web.host_${name}`, values);
  app.clock = new Clock(settings.get("offset", 0), settings.get("checkedAt") ?? 0);
  app.ledger = await FactLedger.open(db);
  app.server = new HostServer(
    () => settings.get("session", NOBODY),
    () => texts.locale,
  );
  app.refresh = () => refresh(app);
  const version = links["table.js"].replace(/^.*\/|\.js$/g, "");
  app.sync = new TableSync({ ...app, version, onChange: app.refresh });
  app.meetings = () => withSaid(settings.get("meetings", []), (pair) => app.ledger.said(pair));
  return app;
}

/** Record a fact about a meeting: stored on the disk first, then shown, then sent. */
async function say(app, meeting, said) {
  // A later fact counts as later, even if the clock has just been corrected.
  const at = Math.max(app.clock.now(), app.settings.get("lastSaid", 0) + 1);
  await app.settings.set("lastSaid", at);
  const fact = { fact_id: newId(), meeting_id: meeting.id, recorded_at: deviceTime(at), ...said };
  const what = `${meeting.village} · ${meeting.kecamatan}`;
  const isKept = await app.ledger.record({ fact, pair: pairOf(meeting), what });
  app.refresh();
  if (!isKept) tell(app, "attention", app.t("not_saved"));
  app.sync.now();
}

function tell(app, state, text, ...buttons) {
  byId("told").dataset.state = state;
  byId("told").replaceChildren(text, ...buttons);
  byId("told").hidden = false;
  app.feedback.give(state, true);
}

/** Say that a cooperative is noted as absent, with a button that takes it back where the eye is. */
function tellAbsent(app, meeting) {
  const undo = element("button", { text: app.t("choice_undo"), className: "second" });
  undo.type = "button";
  undo.setAttribute("aria-label", `${app.t("choice_undo")}: ${meeting.village}`);
  undo.addEventListener("click", async () => {
    byId("told").hidden = true;
    const found = app.meetings().find((one) => pairOf(one) === pairOf(meeting));
    if (found?.status === "no_show") await say(app, found, { status: "planned" });
  });
  tell(app, "attention", app.t("told_no_show", { village: meeting.village }), undo);
}

/** Begin the meeting of a badge that was read, or whose printed code was typed. */
async function begin(app, text) {
  closeDialogs();
  const token = parse(text);
  const typed = printedCode(text);
  if ("unreadable" in token && !typed) return tell(app, "refused", app.t("code_unknown"));
  const meeting = meetingOf(app.meetings(), typed ?? token.badgeId);
  if (!meeting) return tell(app, "refused", app.t("code_elsewhere"));
  const names = { village: meeting.village };
  if (meeting.status !== "planned") return tell(app, "attention", app.t("code_again", names));
  await say(app, meeting, { status: "running", ...(typed ? {} : { code: text }) });
  return tell(app, "admitted", app.t("code_begun", names));
}

function wireWork(app) {
  const openOutcome = wireOutcome(app.t, (meeting, outcome) => say(app, meeting, { outcome }));
  const choose = async (meeting, choice) => {
    if (choice !== "outcome") await say(app, meeting, { status: SAYS[choice] });
    if (choice === "no_show") tellAbsent(app, meeting);
    if (choice === "outcome" || choice === "held") openOutcome(meeting);
  };
  const places = Object.fromEntries(["now", "next", "earlier", "done"].map((name) => [name, byId(name)]));
  app.list = new List(places, app.texts, choose);
  const words = (name, values) => app.texts.get(`web.scanner_${name}`, values);
  const spoken = { t: app.t, locale: () => app.texts.locale };
  app.calls = new Calls(byId("calls"), spoken, async (offer, answer) => {
    await app.server.answer(offer, answer);
    await app.sync.now();
  });
  wireTelling(app);
  app.eye = new Eye({ ...app, t: words }, (text) => begin(app, text));
  byId("camera-toggle").addEventListener("click", () => toggleCamera(app));
  listenForWedge(document, (text) => {
    if (!byId("door").hidden) begin(app, text);
  });
  byId("language").addEventListener("click", async () => {
    app.texts.locale = app.texts.locale === "id" ? "en" : "id";
    await app.settings.set("locale", app.texts.locale);
    app.texts.writeInto(document);
    refresh(app);
  });
  byId("join-again").addEventListener("click", () => app.askForCode());
  byId("sync-now").addEventListener("click", () => app.sync.now());
}

async function toggleCamera(app) {
  const toggle = byId("camera-toggle");
  const on = toggle.getAttribute("aria-pressed") !== "true";
  await app.settings.set("useCamera", on);
  toggle.setAttribute("aria-pressed", String(on));
  byId("camera").hidden = !on;
  return on ? app.eye.open() : app.eye.close();
}

/** Return whose tables these are and their numbers, in one line. */
function whose(app, name, partners, tables) {
  const numbers = tables.map(({ number }) => number).sort((one, other) => one - other);
  const parts = partners.filter((partner) => partner !== name);
  if (numbers.length > 0) parts.push(app.t("table", { number: numbers.join(", ") }));
  return parts.join(" · ");
}

/** Update the list, counters and the problem shown. */
function refresh(app) {
  const { ledger, sync, settings } = app;
  const host = settings.get("host");
  byId("host-name").textContent = host?.name ?? app.t("heading");
  byId("event-name").textContent = host?.event ?? "";
  const tables = host?.tables ?? [];
  const partners = [...new Set(tables.map(({ partner }) => partner))];
  byId("host-partner").textContent = whose(app, host?.name, partners, tables);
  const many = tables.length > 1;
  const scene = { now: app.clock.now(), zone: host?.timezone ?? "Asia/Jakarta", many, partners };
  app.list.show(app.meetings(), scene);
  app.calls.show(settings.get("offers", []), scene);
  const link = app.texts.get(`web.scanner_link_${sync.link}`);
  writeCounter(byId("link"), link, sync.link !== "online");
  writeCounter(byId("pending"), String(ledger.pendingCount), ledger.pendingCount > 0);
  byId("trouble").hidden = !(sync.trouble instanceof Declined);
  byId("trouble").textContent = sync.trouble?.message ?? "";
  showRefused(app);
  if (sync.link === "signed_out" && !app.toldSignedOut) {
    app.toldSignedOut = true;
    app.askForCode(app.t("join_signed_out", { pending: ledger.pendingCount }));
  }
}

async function showRefused(app) {
  const refused = app.ledger.conflictCount ? await app.ledger.refused() : [];
  const lines = refused.map(({ scanId, what, rejection }) => {
    const done = element("button", { text: app.t("seen"), className: "second" });
    done.type = "button";
    done.addEventListener("click", async () => {
      await app.ledger.dismiss(scanId);
      app.refresh();
    });
    return element("li", { className: "notice attention", text: `${what}: ${rejection} ` }, done);
  });
  if (byId("refused").children.length + lines.length === 0) return;
  whenFree(byId("refused"), () => byId("refused").replaceChildren(...lines));
}

async function main() {
  const data = JSON.parse(byId("page-data").textContent);
  new Texts(data.texts, preferredLocale()).writeInto(document);
  await holdPage(data.path, given !== "");
  const app = await makeApp(data);
  app.texts.writeInto(document);
  wireWork(app);
  wireScreens(app, "join", () => {
    app.refresh();
    app.sync.now();
  });
  wireDialogs();
  app.feedback.attach(document);
  setInterval(app.refresh, REFRESH_MS);
  app.clock.keepWatch();
  if (app.settings.get("session") !== null && !given) app.opened();
  else app.askForCode();
  wireJoining(app, given);
  app.sync.start();
  renewWhenQuiet(() => document.querySelector("dialog[open]") !== null || !byId("camera").hidden);
  await keepOffline(app.worker, app.path);
}

main().catch((error) => {
  byId("broken").hidden = false; // there is no database, as in some private windows
  throw error;
});
