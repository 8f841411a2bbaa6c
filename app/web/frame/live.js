// Keeps a page of the day up to date: it listens to the event's feed and asks
// the server for the part that changed. Without this module the page is a snapshot.
import htmx from "htmx.org";
import "./start.js";

const PAUSE_MS = 1_500;
const CALM_MS = 30_000;
const CLOCK = { hour: "2-digit", minute: "2-digit" };
const KINDS = [
  "scan.recorded",
  "presence.changed",
  "meeting.changed",
  "timetable.published",
  "proposal.created",
  "standby.offered",
  "feed.reset",
];

/** The browser connects again by itself after a break, but gives up on an answer like 503. */
const FEED_RETRY_MS = 5_000;

const live = document.getElementById("live");
const state = document.getElementById("live-state");
let timer = null;
let last = 0;
let brokenSince = null;

async function refresh() {
  timer = null;
  if (document.hidden) return plan(PAUSE_MS);
  last = Date.now();
  try {
    await htmx.ajax("GET", location.pathname + location.search, { target: live, swap: "innerHTML" });
  } catch {
    // The server does not answer: the page stays, and `live-state` says how old it is.
  }
  return plan(CALM_MS); // a device that falls silent causes no event
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
  if (on) brokenSince = null;
  else brokenSince ??= new Date().toLocaleTimeString(document.documentElement.lang, CLOCK);
  state.textContent = on ? state.dataset.on : state.dataset.off.replace("{time}", brokenSince);
  state.classList.toggle("ok", on);
  state.classList.toggle("attention", !on);
}

const address = new URL(state.dataset.feed, location.href);

function follow() {
  const feed = new EventSource(address);
  const hear = ({ lastEventId }) => {
    if (lastEventId) address.searchParams.set("after", lastEventId);
    plan(PAUSE_MS);
  };
  for (const kind of KINDS) feed.addEventListener(kind, hear);
  feed.addEventListener("open", () => {
    if (brokenSince !== null) plan(PAUSE_MS); // to see what happened during the break
    tell(true);
  });
  feed.addEventListener("error", () => {
    tell(false);
    if (feed.readyState === EventSource.CLOSED) setTimeout(follow, FEED_RETRY_MS);
  });
}

follow();
plan(CALM_MS);
