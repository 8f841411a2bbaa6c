// Prints a badge at the door. The server draws its code; the page has no encoder.
import { byId, closeDialogs, openDialog } from "../../frame/offline/screen/dialogs.js";
import { element } from "../../frame/offline/screen/elements.js";
import { party } from "../party.js";

/** @param {string} path of the page @param {object} badge @returns {Promise<string>} an image */
async function codePicture(path, badge) {
  const response = await fetch(`${path}/code`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code: badge.code }),
  });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()).picture;
}

/** @param {object} app @returns {(person: object, badge: object) => Promise<void>} */
export function badgePrinter(app) {
  byId("badge-print").addEventListener("click", () => print());
  return async (person, badge) => {
    closeDialogs();
    const name = element("strong", { text: person.name });
    const place = byId("print");
    place.replaceChildren(name, element("p", { text: party(person) }));
    openDialog("badge");
    try {
      const image = element("img");
      image.alt = app.t("badge_code");
      image.src = await codePicture(app.path, badge);
      place.append(image);
    } catch {
      place.append(element("p", { text: app.t("needs_network") }));
    }
  };
}
