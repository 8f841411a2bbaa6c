// The code in the address that a page was opened with.

/**
 * Return the code in the address, and remove it from the address and the history at once. If
 * another code's address is opened in the same page later, the page reloads with that code.
 */
export function codeOfAddress() {
  addEventListener("hashchange", () => location.reload());
  const code = decodeURIComponent(location.hash.slice(1));
  if (location.hash) history.replaceState(null, "", location.pathname);
  return code;
}
