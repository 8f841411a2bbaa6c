// Counts down to the holder's next meeting and keeps the page fresh. Without this module the page
// tells the minutes as they were when it was made, and the browser loads it anew now and then.
// What is shown is never taken away for a page that did not come: halls have poor networks.

const FRESH_FOR = 60_000;
const RENEW_EVERY = 180_000;
/** So that a hall of phones does not ask in the second in which meetings begin. */
const SPREAD = 20_000;
const SOON = 60 * 60_000;
/** The badge counts no more: that is to be seen. Other refusals pass. */
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

/** Put the page as it is now in place of the page as it was, if it can be had. */
async function renew() {
  plan(RENEW_EVERY);
  try {
    const response = await fetch(location.href, { cache: "no-store" });
    if (!response.ok && !FINAL.has(response.status)) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const main = page.querySelector("main");
    if (!main) return;
    document.querySelector("main").replaceWith(main);
    fetchedAt = Date.now();
  } catch {
    // No network: what was told stays, and the countdown goes on.
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

tick();
setInterval(tick, 1000);
plan(RENEW_EVERY);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && Date.now() - fetchedAt > FRESH_FOR) renew();
});
