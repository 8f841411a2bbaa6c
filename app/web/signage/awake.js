// A screen that nobody touches: it must not fall asleep, and its buttons stay out of the way.
import { byId } from "../frame/offline/screen/dialogs.js";

const BUTTONS_MS = 5_000;

/** Keep the screen on for as long as the page is seen; where that cannot be, go on without. */
export function stayAwake() {
  const ask = () => {
    if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {});
  };
  document.addEventListener("visibilitychange", ask); // the lock ends whenever the page is hidden
  ask();
}

/** Show buttons and pointer while somebody moves the pointer; the keyboard finds them anyway. */
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
