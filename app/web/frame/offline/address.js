// The code in the address that a page was opened with.

/**
 * Take the code out of the address at once: it must not stay in the history. A phone that opens
 * another code's address in the page that is open already begins anew with that code.
 */
export function codeOfAddress() {
  addEventListener("hashchange", () => location.reload());
  const code = decodeURIComponent(location.hash.slice(1));
  if (location.hash) history.replaceState(null, "", location.pathname);
  return code;
}
