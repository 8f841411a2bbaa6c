// Keeps a page for use without a network.

/** How long loading a page over a poor network may take. */
const PATIENCE_MS = 60_000;

/**
 * Ask the browser to keep the page and its data.
 * @param {string} worker address of the page's service worker
 * @param {string} scope path of the page
 * @returns {Promise<boolean>} whether the page can be opened without a network now
 */
export async function keepOffline(worker, scope) {
  navigator.storage?.persist?.().catch(() => {});
  if (!navigator.serviceWorker) return false;
  try {
    await navigator.serviceWorker.register(worker, { scope });
  } catch (error) {
    console.warn(`not kept for later: ${error.message}`);
    if (!navigator.serviceWorker.controller) return false; // an older one may be there
  }
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, false));
  return Promise.race([navigator.serviceWorker.ready.then(() => true), late]);
}

const LOOK_MS = 5_000;
const AT_MOST_EVERY_MS = 3_600_000;
const LAST_RENEWED = "renewed";

/**
 * Reload the page for a new version as soon as nobody is using it. Nothing is lost by that: what
 * waits is on the disk. It happens once an hour at most, so that two servers of different versions
 * do not make the page switch between them.
 * @param {() => boolean} isBusy
 */
export function renewWhenQuiet(isBusy) {
  if (!navigator.serviceWorker?.controller) return; // the first version is not an update
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    const last = Number(sessionStorage.getItem(LAST_RENEWED) ?? 0);
    if (Math.abs(Date.now() - last) < AT_MOST_EVERY_MS) return;
    const timer = setInterval(() => {
      if (isBusy()) return;
      clearInterval(timer);
      sessionStorage.setItem(LAST_RENEWED, String(Date.now()));
      location.reload();
    }, LOOK_MS);
  });
}
