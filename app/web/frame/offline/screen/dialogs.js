// Dialogs open from the page's buttons and close by button, by Escape, or when their work is done.

export const byId = (id) => document.getElementById(id);

/** @param {string} id */
export function openDialog(id) {
  const dialog = byId(id);
  if (dialog.open) return;
  dialog.showModal();
  dialog.dispatchEvent(new Event("opened"));
}

export function closeDialogs() {
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
}

/** Make buttons with `data-open` and `data-close` open and close their dialogs. */
export function wireDialogs() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-open], [data-close]");
    if (!button) return;
    if (button.dataset.open) openDialog(button.dataset.open);
    else button.closest("dialog").close();
  });
}

/**
 * Run work that a button started; the button is disabled meanwhile, and `note` shows a failure.
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} note
 * @param {(error: Error) => string} sentence
 * @param {() => Promise<void>} work
 */
export async function runFrom(button, note, sentence, work) {
  button.disabled = true;
  note.hidden = true;
  try {
    await work();
  } catch (error) {
    note.textContent = sentence(error);
    note.hidden = false;
  } finally {
    button.disabled = false;
  }
}
