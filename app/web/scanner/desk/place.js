// The gate at which this device stands, which is remembered, and the direction of people there.
import { byId } from "../../frame/offline/screen/dialogs.js";
import { element } from "../../frame/offline/screen/elements.js";

/** @param {object} app @returns {() => {gateId: string, direction: string}} */
export function wirePlace(app) {
  const choice = byId("gate");
  let shown = null;
  choice.addEventListener("change", () => app.settings.set("gate", choice.value));
  app.showGates = () => {
    const { roster } = app.snapshot;
    const allowed = app.settings.get("device")?.gate_ids ?? null;
    const key = JSON.stringify([[...roster.gates.values()], allowed]);
    if (key === shown) return;
    shown = key;
    const gates = [...roster.gates.values()].filter(({ id }) => !allowed || allowed.includes(id));
    choice.replaceChildren(
      ...gates.map(({ id, name }) => {
        const option = element("option", { text: name });
        option.value = id;
        return option;
      }),
    );
    const before = app.settings.get("gate");
    const first = gates.find(({ kind }) => kind === "event") ?? gates[0];
    choice.value = gates.some(({ id }) => id === before) ? before : (first?.id ?? "");
  };
  return () => ({
    gateId: choice.value,
    direction: document.querySelector("[name=direction]:checked").value,
  });
}
