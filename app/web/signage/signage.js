// The screen in the hall, put together.
import { codeOfAddress } from "../frame/offline/address.js";
import { keepOffline } from "../frame/offline/keeping.js";
import { byId } from "../frame/offline/screen/dialogs.js";
import { preferredLocale, Texts } from "../frame/offline/screen/texts.js";
import { Settings, Store } from "../frame/offline/store.js";
import { Clock } from "../frame/offline/time.js";
import { showButtonsOnDemand, stayAwake, wireFullScreen } from "./awake.js";
import { SignageServer, SignageSync } from "./following.js";
import { eventOfAddress, lookIn, wireJoining } from "./joining.js";
import { ageOf } from "./rules.js";
import { View } from "./view.js";

const SECOND_MS = 1_000;
/** Pause between two requests while all is well, and the longest delay of a call. */
const FOLLOW_MS = 5_000;
const NOBODY = { token: null, eventId: "" };

async function makeApp() {
  const { texts: catalogue, links, worker, path } = JSON.parse(byId("page-data").textContent);
  const db = await Store.open(`titik-temu ${path}`);
  const settings = await Settings.open(db);
  const texts = new Texts(catalogue, settings.get("locale") ?? preferredLocale());
  const app = { settings, texts, worker, path, view: new View(texts) };
  app.t = (name, values) => texts.get(`web.signage_${name}`, values);
  app.clock = new Clock(settings.get("offset", 0));
  app.server = new SignageServer(
    () => settings.get("session") ?? NOBODY,
    () => texts.locale,
  );
  app.refresh = () => refresh(app);
  const version = links["signage.js"].replace(/^.*\/|\.js$/g, "");
  app.sync = new SignageSync({ ...app, version, onChange: app.refresh });
  return app;
}

function wireScreens(app) {
  const change = (isOpen) => {
    byId("join").hidden = isOpen;
    byId("door").hidden = !isOpen;
  };
  app.askForCode = (note = "") => {
    change(false);
    byId("join-note").textContent = note;
    byId("join-note").hidden = !note;
  };
  app.opened = () => {
    app.toldSignedOut = false;
    app.sync.link = "offline"; // until a call with this token has succeeded
    change(true);
    app.refresh();
    app.sync.now();
  };
}

function wireButtons(app) {
  byId("language").addEventListener("click", async () => {
    app.texts.locale = app.texts.locale === "id" ? "en" : "id";
    await app.settings.set("locale", app.texts.locale);
    app.texts.writeInto(document);
    app.refresh();
  });
  byId("join-again").addEventListener("click", () => app.askForCode());
  wireFullScreen();
  showButtonsOnDemand();
}

/** Update clock, countdowns, lists and the age of the data. */
function refresh(app) {
  const { sync, settings, texts } = app;
  if (sync.link === "signed_out" && !app.toldSignedOut) {
    app.toldSignedOut = true;
    app.askForCode(app.t("join_signed_out"));
  }
  if (byId("door").hidden) return;
  const now = app.clock.now();
  app.view.show(settings.get("shown")?.plan ?? null, now);
  const { name, values } = ageOf(sync.checkedAt, now);
  const age = texts.get(`web.scanner_${name}`, values);
  const state = sync.link !== "online" ? "offline" : sync.trouble ? "declined" : "live";
  byId("state").textContent = `${state === "live" ? "●" : "○"} ${app.t(state, { age })}`;
  byId("state").dataset.warn = String(state !== "live");
  byId("trouble").textContent = sync.trouble?.message ?? "";
}

async function main() {
  const app = await makeApp();
  app.texts.writeInto(document);
  wireScreens(app);
  wireButtons(app);
  const code = codeOfAddress();
  const eventId = eventOfAddress();
  if (eventId && !code) await lookIn(app, eventId);
  if (app.settings.get("session") !== null && !code) app.opened();
  else app.askForCode();
  wireJoining(app, code);
  app.sync.start();
  setInterval(app.refresh, SECOND_MS);
  setInterval(() => {
    if (app.sync.link === "online") app.sync.now(); // otherwise it retries by itself
  }, FOLLOW_MS);
  stayAwake();
  await keepOffline(app.worker, app.path);
}

main();
