// Only one page of a device works at a time: two would not know each other's scans.
import { byId } from "./screen/dialogs.js";

/**
 * Wait until no other page of this browser does the same work. Meanwhile `#elsewhere` is shown,
 * with a button that makes this page the working one.
 * @param {string} path of the page
 * @param {boolean} atOnce do not wait: somebody opened this page for something
 * @returns {Promise<void>}
 */
export function holdPage(path, atOnce) {
  const { locks } = navigator;
  if (!locks) return Promise.resolve();
  const name = `titik-temu ${path}`;
  const lost = () => location.reload(); // another page took it: now this one waits
  return new Promise((resolve) => {
    const hold = () => {
      byId("elsewhere").hidden = true;
      resolve();
      return new Promise(() => {}); // for as long as the page lives
    };
    const waiting = new AbortController();
    const take = () => {
      waiting.abort();
      locks.request(name, { steal: true }, hold).catch(lost);
    };
    const wait = () => {
      byId("elsewhere").hidden = false;
      byId("elsewhere-take").addEventListener("click", take);
      const options = { signal: waiting.signal };
      locks.request(name, options, hold).catch(() => waiting.signal.aborted || lost());
    };
    if (atOnce) return take();
    return locks.request(name, { ifAvailable: true }, (l) => (l ? hold() : wait())).catch(lost);
  });
}
