// The device's settings: language, appearance, sound.
import { byId } from "../../frame/offline/screen/dialogs.js";

const DARK = { auto: "(prefers-color-scheme: dark)", dark: "all", light: "not all" };

/** @param {object} app */
export function wirePreferences(app) {
  const { settings } = app;
  const applyTheme = () => {
    const theme = settings.get("theme", "auto");
    byId("dark-theme").media = DARK[theme];
    byId("theme").value = theme;
  };
  applyTheme();
  byId("language").value = app.texts.locale;
  byId("use-sound").checked = settings.get("sound", true);
  byId("use-camera").checked = settings.get("useCamera", true);
  byId("theme").addEventListener("change", async ({ target }) => {
    await settings.set("theme", target.value);
    applyTheme();
  });
  byId("language").addEventListener("change", async ({ target }) => {
    await settings.set("locale", target.value);
    app.texts.locale = target.value;
    app.texts.writeInto(document);
    if (app.view.last) app.view.tell(app.view.last);
    else app.view.idle();
    app.refresh();
  });
  byId("use-sound").addEventListener("change", ({ target }) => {
    settings.set("sound", target.checked);
  });
  byId("sync-now").addEventListener("click", () => app.sync.now());
  byId("enrol-again").addEventListener("click", () => app.askForCode());
}
