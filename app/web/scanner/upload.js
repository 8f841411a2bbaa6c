// Sends waiting scans in batches that the server accepts; a faulty scan does not hold up others.
import { Declined } from "../frame/offline/server.js";
import { deviceTime } from "../frame/offline/time.js";

const MOST_SCANS = 500;
/** Characters of JSON; the server accepts a megabyte, and a character may take four bytes. */
const MOST_CHARACTERS = 250_000;
/** Statuses that find fault with the content; others concern the sender or the moment. */
const FAULTY = new Set([400, 413, 422]);
const DAY_MS = 86_400_000;
const LONGEST_WAIT_MS = 30 * DAY_MS;

/**
 * Send all waiting scans of an event.
 * @param {{batch: (scans: object[]) => Promise<{items: object[]}>}} server
 * @param {import("./deciding/ledger.js").Ledger} ledger
 * @param {import("../frame/offline/time.js").Clock} clock that has just been compared with the server's
 * @param {() => void} onProgress
 * @param {string} eventId
 * @returns {Promise<boolean>} whether anything was sent
 */
export async function uploadWaiting(server, ledger, clock, onProgress, eventId) {
  let entries = oneBatch(ledger.waiting(MOST_SCANS, eventId));
  const isAnything = entries.length > 0;
  while (entries.length > 0) {
    const items = await send(server, entries.map((entry) => asSent(entry, clock)));
    const settled = entries.map((entry, at) => outcome(entry, items[at]));
    await ledger.settle(settled.filter(Boolean));
    onProgress();
    if (settled.includes(null)) break; // some must be tried again, after a pause
    entries = oneBatch(ledger.waiting(MOST_SCANS, eventId));
  }
  return isAnything;
}

function oneBatch(entries) {
  let size = 0;
  const fitting = entries.filter(({ scan }) => {
    size += JSON.stringify(scan).length;
    return size <= MOST_CHARACTERS;
  });
  return fitting.length ? fitting : entries.slice(0, 1);
}

/**
 * Return the scan as it is sent. After an empty battery the device's clock may have been years
 * off. The moment is then computed with the clock's present offset; if the clock was set since,
 * with the offset known at the scan; and if neither is plausible, it is now.
 */
function asSent({ scan, at, deviceAt }, clock) {
  const now = clock.now();
  const canBe = (moment) => moment - now < DAY_MS && now - moment < LONGEST_WAIT_MS;
  if (canBe(deviceAt)) return scan;
  const moment = [deviceAt - clock.offset, at].find(canBe) ?? now;
  return { ...scan, scanned_at: deviceTime(moment) };
}

/** Send scans; if the server refuses the batch as faulty, halve it to find the faulty scan. */
async function send(server, scans) {
  try {
    return (await server.batch(scans)).items;
  } catch (error) {
    if (!(error instanceof Declined) || !FAULTY.has(error.status)) throw error;
    if (scans.length === 1) return [{ status: error.status, errors: [{ detail: error.message }] }];
    const half = Math.ceil(scans.length / 2);
    const first = await send(server, scans.slice(0, half));
    return [...first, ...(await send(server, scans.slice(half)))];
  }
}

/** Return the result of a scan of a batch; null: it must be sent again. */
function outcome(entry, item) {
  if (item?.scan) return { entry, answer: item.scan, rejection: null, shown: false };
  if (!item || item.status >= 500 || item.status === 429) return null;
  const sentences = (item.errors ?? []).map((field) => field.detail);
  return { entry, answer: null, rejection: sentences.join(" ") || String(item.status), shown: false };
}
