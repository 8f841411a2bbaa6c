// Waiting scans on their way to the server: in batches that it takes, and none held up by another.
import { Declined } from "../frame/offline/server.js";
import { deviceTime } from "../frame/offline/time.js";

const MOST_SCANS = 500;
/** Characters of JSON; the server takes a megabyte, and a character may be four bytes long. */
const MOST_CHARACTERS = 250_000;
/** Answers that are about what was sent; others are about who sends, or when. */
const FAULTY = new Set([400, 413, 422]);
const DAY_MS = 86_400_000;
const LONGEST_WAIT_MS = 30 * DAY_MS;

/**
 * Send all that waits of an event.
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
    if (settled.includes(null)) break; // some are to be tried again, with a pause
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
 * The scan as it is sent. A clock that came back from an empty battery may have been years off:
 * the moment is then told by the server's clock, as the device knows it by now; if the clock was
 * set since, as the device knew it then; and if all that cannot be, it was not later than now.
 */
function asSent({ scan, at, deviceAt }, clock) {
  const now = clock.now();
  const canBe = (moment) => moment - now < DAY_MS && now - moment < LONGEST_WAIT_MS;
  if (canBe(deviceAt)) return scan;
  const moment = [deviceAt - clock.offset, at].find(canBe) ?? now;
  return { ...scan, scanned_at: deviceTime(moment) };
}

/** Send scans; where the server finds fault with all of them together, find the one it means. */
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

/** What became of a scan of a batch; null: it is to be sent again. */
function outcome(entry, item) {
  if (item?.scan) return { entry, answer: item.scan, rejection: null, shown: false };
  if (!item || item.status >= 500 || item.status === 429) return null;
  const sentences = (item.errors ?? []).map((field) => field.detail);
  return { entry, answer: null, rejection: sentences.join(" ") || String(item.status), shown: false };
}
