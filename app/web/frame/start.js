// What every organizer page starts with: htmx set up, and failures of its requests shown.
import htmx from "htmx.org";
import { sayFields } from "./said.js";
import { keepHands } from "./swaps.js";
import { tellTroubles } from "./troubles.js";

htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.timeout = 30_000; // longer than the server itself waits for its database

keepHands();
tellTroubles(document.getElementById("trouble"), document.getElementById("unreached"));

sayFields(document);
document.addEventListener("htmx:load", ({ target }) => sayFields(target));

// On a phone the sections stand in a row that scrolls: the present one is to be seen.
document.querySelector(".sections [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

// What takes a while is sent once, and is seen to be at work.
document.addEventListener("submit", ({ target, submitter }) => {
  if (!target.matches("form[data-slow]")) return;
  submitter?.setAttribute("aria-busy", "true");
  target.addEventListener("submit", (again) => again.preventDefault());
});
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("form[data-slow] [aria-busy]")) {
    button.removeAttribute("aria-busy");
  }
});

// A button that copies the text of another element; without a script it is not there.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break; // only there over HTTPS and on this computer
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = button.dataset.done;
  });
}
