// Keeping a page for use without a network.

/**
 * Ask the browser to keep the page and its data.
 * @param {string} worker address of the page's service worker
 * @param {string} scope path of the page
 * @returns {Promise<boolean>} whether the page was given to a service worker
 */
export async function keepOffline(worker, scope) {
  navigator.storage?.persist?.().catch(() => {});
  if (!navigator.serviceWorker) return false;
  try {
    await navigator.serviceWorker.register(worker, { scope });
    return true;
  } catch (error) {
    console.warn(`not kept for later: ${error.message}`);
    return false;
  }
}
