// Opens an invitation by what follows `#` in its link: in a form, so that no address holds it.

/** @param {HTMLFormElement} form that asks for the invitation */
export function openInvitation(form) {
  const secret = location.hash.slice(1);
  if (!secret) return;
  history.replaceState(null, "", location.pathname);
  form.elements.token.value = secret;
  if (form.dataset.invitation === "open") form.requestSubmit();
}
