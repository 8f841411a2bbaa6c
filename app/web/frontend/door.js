// Keeps the door's page up to date while people come in: it listens to the event's feed and asks
// the server for the part that changed. Without this module the page is a snapshot.
import "./app.js";
import htmx from "htmx.org";

const PAUSE_MS = 1_500;
const CALM_MS = 30_000;
const KINDS = [
  "scan.recorded",
  "presence.changed",
  "meeting.changed",
  "timetable.published",
  "feed.reset",
];

const live = document.getElementById("live");
const state = document.getElementById("live-state");
let timer = null;
let last = 0;

/** Somebody is writing into a form of that part: it must not be taken away. */
const isBusy = () => live.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");

async function refresh() {
  timer = null;
  if (isBusy() || document.hidden) return plan(PAUSE_MS);
  last = Date.now();
  const open = [...live.querySelectorAll("details[open]")].length > 0;
  await htmx.ajax("GET", location.pathname, { target: live, swap: "innerHTML" });
  if (open) live.querySelector("details")?.setAttribute("open", "");
  return plan(CALM_MS); // devices grow silent without telling
}

/** Refresh after a pause, so that a rush at the door makes few requests. */
function plan(pause) {
  const wait = Math.max(0, Math.min(pause, last + PAUSE_MS - Date.now()));
  const delay = pause === CALM_MS ? CALM_MS : wait;
  if (timer !== null && pause === CALM_MS) return;
  clearTimeout(timer);
  timer = setTimeout(refresh, delay);
}

function tell(on) {
  state.textContent = on ? state.dataset.on : state.dataset.off;
  state.classList.toggle("ok", on);
  state.classList.toggle("attention", !on);
}

const feed = new EventSource(state.dataset.feed);
for (const kind of KINDS) feed.addEventListener(kind, () => plan(PAUSE_MS));
feed.addEventListener("open", () => tell(true));
feed.addEventListener("error", () => tell(false)); // the browser connects again by itself
plan(CALM_MS);
