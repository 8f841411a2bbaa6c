// For a screen that nobody touches: it does not go to sleep, and its buttons are hidden.
import { byId } from "../frame/offline/screen/dialogs.js";

const BUTTONS_MS = 5_000;

/** Keep the screen on while the page is visible, if the browser can. */
export function stayAwake() {
  const ask = () => {
    if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {});
  };
  document.addEventListener("visibilitychange", ask); // the lock ends whenever the page is hidden
  ask();
}

/** Show buttons and pointer while somebody moves the pointer; the keyboard always reaches them. */
export function showButtonsOnDemand() {
  let timer = null;
  const show = () => {
    document.body.dataset.touched = "true";
    clearTimeout(timer);
    timer = setTimeout(() => delete document.body.dataset.touched, BUTTONS_MS);
  };
  for (const kind of ["pointermove", "pointerdown"]) document.addEventListener(kind, show);
  show();
}

export function wireFullScreen() {
  const button = byId("full-screen");
  button.hidden = !document.fullscreenEnabled;
  button.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {});
  });
}
