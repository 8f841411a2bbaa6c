// Counts down to the holder's next meeting and keeps the page fresh. Without this module the page
// tells the minutes as they were when it was made, and the browser loads it anew now and then.
// If the page cannot be loaded anew, the old one stays: halls have poor networks.
import { whenFree } from "../frame/working.js";
import { prepare } from "./reminders.js";

const FRESH_FOR = 60_000;
const RENEW_EVERY = 180_000;
/** Spread of the requests, so that a hall of phones does not send them in the same second. */
const SPREAD = 20_000;
const SOON = 60 * 60_000;
/** Statuses of a badge that is no longer valid, which are shown. Other refusals are temporary. */
const FINAL = new Set([404, 410]);

let fetchedAt = Date.now();
let timer = null;

/** `1:02:03` above an hour, `12:03` below. */
function clock(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const rest = parts.map((part) => String(part).padStart(2, "0")).join(":");
  return milliseconds >= SOON ? `${Math.floor(seconds / 3600)}:${rest}` : rest;
}

/** Replace the page by a fresh copy, if one can be loaded. */
async function renew() {
  plan(RENEW_EVERY);
  try {
    const response = await fetch(location.href, { cache: "no-store" });
    if (!response.ok && !FINAL.has(response.status)) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const main = page.querySelector("main");
    if (!main) return;
    const asked = Date.now();
    whenFree(document.querySelector("main"), () => {
      document.querySelector("main").replaceWith(main);
      fetchedAt = asked;
      prepare().catch(() => {});
    });
  } catch {
    // No network: the page stays, and the countdown goes on.
  }
}

function plan(pause) {
  clearTimeout(timer);
  timer = setTimeout(
    () => (document.hidden ? plan(pause) : renew()),
    pause + Math.random() * SPREAD,
  );
}

/** Write how long it is until the next meeting; its data hold moments and sentences to fill. */
function tick() {
  const card = document.querySelector(".agenda-next");
  if (!card) return;
  const { now, starts, ends, left, running, heading } = card.dataset;
  // The phone's own clock may be wrong; how long the page has been open is not.
  const present = Date.parse(now) + (Date.now() - fetchedAt);
  const until = Date.parse(starts) - present;
  const place = card.querySelector("[data-countdown]");
  if (until > 0) place.textContent = left.replace("{time}", clock(until));
  else if (!card.dataset.begun) {
    card.dataset.begun = "";
    place.textContent = running;
    card.querySelector("h2").textContent = heading;
    plan(0);
  } else if (present > Date.parse(ends) && !card.dataset.ended) {
    card.dataset.ended = "";
    plan(0);
  }
}

/** Hear at once what concerns this holder; what may concern everybody is read one by one. */
function follow() {
  const feed = new EventSource(`${location.pathname}/live`);
  feed.addEventListener("changed", () => renew());
  feed.addEventListener("published", () => plan(0));
}

follow();
prepare().catch(() => {});
tick();
setInterval(tick, 1000);
plan(RENEW_EVERY);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && Date.now() - fetchedAt > FRESH_FOR) renew();
});
