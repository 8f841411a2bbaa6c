// Counts down to the holder's next meeting and keeps the page fresh. Without this module the page
// tells the minutes as they were when it was made, and the browser loads it anew now and then.

const FRESH_FOR = 60_000;
const SOON = 60 * 60_000;

/** `1:02:03` above an hour, `12:03` below. */
function clock(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const rest = parts.map((part) => String(part).padStart(2, "0")).join(":");
  return milliseconds >= SOON ? `${Math.floor(seconds / 3600)}:${rest}` : rest;
}

/** @param {HTMLElement} card the next meeting; its data hold moments and the sentence to fill */
function countDown(card) {
  const place = card.querySelector("[data-countdown]");
  const { now, starts, ends, left } = card.dataset;
  // The phone's own clock may be wrong; how long the page has been open is not.
  const opened = Date.now();
  const present = () => Date.parse(now) + (Date.now() - opened);
  const timer = setInterval(tick, 1000);

  function tick() {
    const until = Date.parse(starts) - present();
    if (until > 0) {
      place.textContent = left.replace("{time}", clock(until));
    } else if (until > -1000 || present() > Date.parse(ends)) {
      clearInterval(timer);
      location.reload();
    }
  }
  if (Date.parse(starts) > present()) tick();
}

const card = document.querySelector(".agenda-next");
if (card) countDown(card);

const opened = Date.now();
document.addEventListener("visibilitychange", () => {
  const stale = Date.now() - opened > FRESH_FOR;
  if (document.visibilityState === "visible" && stale && navigator.onLine) location.reload();
});
