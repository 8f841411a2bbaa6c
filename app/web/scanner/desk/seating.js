// What staff can do at once for the person whose badge was read: answer an offer of a seat, and
// print the agenda anew where the badge holds an old one.
import { element } from "../../frame/offline/screen/elements.js";

/** Return a button that works once, and then says what became of it. */
function button(app, text, className, work) {
  const made = element("button", { text, className });
  made.type = "button";
  made.addEventListener("click", async () => {
    made.disabled = true;
    try {
      made.textContent = await work();
    } catch (error) {
      made.textContent = app.sentence(error);
      made.disabled = false;
    }
  });
  return made;
}

/** Keep a file that the server made; a page of its own would be a pop-up. */
function keep(blob, name) {
  const link = element("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {object} app @param {import("../deciding/door.js").Told} told @returns {HTMLElement[]} */
export function seatActions(app, { calls = [], changed = 0, person }) {
  const answers = calls.flatMap((call) => {
    const at = { table: call.table_number, partner: call.partner };
    const choices = ["accepted", "declined"].map((answer, place) =>
      button(app, app.t(`call_${answer}`, at), place === 0 ? "" : "second", async () => {
        await app.server.answer(call.offer_id, answer);
        for (const other of choices) other.disabled = true;
        app.sync.now();
        return app.t(`call_${answer}_done`, at);
      }),
    );
    return choices;
  });
  if (!person || changed === 0) return answers;
  const anew = button(app, app.t("agenda_anew"), "second", async () => {
    const { file, timetable } = await app.server.agenda(person.attendee_id);
    keep(file, "agenda.pdf");
    // if this is lost the door offers the agenda once more
    await app.server.agendaPrinted(person.attendee_id, timetable).catch(() => {});
    return app.t("agenda_anew_done");
  });
  return [...answers, anew];
}
