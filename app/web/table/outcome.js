// The form for a meeting's outcome.
import { byId, closeDialogs, openDialog } from "../frame/offline/screen/dialogs.js";

const GROUPED = new Intl.NumberFormat("id");

/**
 * @param {(meeting: object, outcome: object) => void} onSave
 * @returns {(meeting: object) => void} opens the form for a meeting
 */
export function wireOutcome(onSave) {
  const form = byId("outcome-form");
  const value = byId("outcome-value");
  let meeting = null;
  const amount = () => {
    const digits = value.value.replace(/\D/g, "").slice(0, 15);
    return digits ? Number(digits) : null;
  };
  value.addEventListener("input", () => {
    value.value = amount() === null ? "" : GROUPED.format(amount());
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const written = (id) => byId(id).value.trim() || null;
    onSave(meeting, {
      interest: Number(form.elements.interest.value),
      value: amount(),
      next_step: written("outcome-next-step"),
      note: written("outcome-note"),
    });
    closeDialogs();
  });
  return (chosen) => {
    meeting = chosen;
    const known = meeting.outcome;
    form.reset();
    byId("outcome-who").textContent = `${meeting.village} · ${meeting.kecamatan}`;
    if (known) {
      form.elements.interest.value = String(known.interest);
      value.value = known.value === null ? "" : GROUPED.format(known.value);
      byId("outcome-next-step").value = known.next_step ?? "";
      byId("outcome-note").value = known.note ?? "";
    }
    openDialog("outcome");
  };
}
