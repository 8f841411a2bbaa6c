// The form for a meeting's outcome.
import { byId, closeDialogs, openDialog } from "../frame/offline/screen/dialogs.js";
import { grouped, rupiahOf } from "./money.js";

/**
 * @param {(name: string) => string} t  words of the page
 * @param {(meeting: object, outcome: object) => void} onSave
 * @returns {(meeting: object) => void} opens the form for a meeting
 */
export function wireOutcome(t, onSave) {
  const form = byId("outcome-form");
  const value = byId("outcome-value");
  let meeting = null;
  const read = () => {
    const amount = rupiahOf(value.value);
    value.setCustomValidity(amount === undefined ? t("outcome_value_unclear") : "");
    byId("outcome-value-read").textContent = amount ? `= Rp ${grouped(amount)}` : "";
  };
  value.addEventListener("input", read);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const written = (id) => byId(id).value.trim() || null;
    onSave(meeting, {
      interest: Number(form.elements.interest.value),
      value: rupiahOf(value.value),
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
      value.value = known.value === null ? "" : grouped(known.value);
      byId("outcome-next-step").value = known.next_step ?? "";
      byId("outcome-note").value = known.note ?? "";
    }
    read();
    openDialog("outcome");
  };
}
