// The two screens of a page that a device keeps: asking for a code, and the work.
import { byId, closeDialogs } from "./dialogs.js";

/**
 * Give the page `askForCode(note)` and `opened()`, which change between the two.
 * @param {object} app
 * @param {string} asking id of the screen that asks for a code
 * @param {() => void} onOpened what the work begins with
 */
export function wireScreens(app, asking, onOpened) {
  const change = (isOpen) => {
    byId(asking).hidden = isOpen;
    byId("door").hidden = !isOpen;
  };
  app.askForCode = (note = "") => {
    closeDialogs();
    app.eye.close();
    change(false);
    byId(`${asking}-note`).textContent = note;
    byId(`${asking}-note`).hidden = !note;
    const mayReturn = app.settings.get("session") !== null && app.sync.link !== "signed_out";
    byId(`${asking}-back`).hidden = !mayReturn;
  };
  byId(`${asking}-back`).addEventListener("click", () => app.opened());
  app.opened = () => {
    app.toldSignedOut = false;
    app.sync.link = "offline"; // until a call with this token has succeeded
    change(true);
    onOpened();
  };
}
