// What every organizer page starts with: htmx set up, and failures of its requests shown.
import htmx from "htmx.org";
import { tellTroubles } from "./troubles.js";

htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.timeout = 30_000; // longer than the server itself waits for its database

tellTroubles(document.getElementById("trouble"), document.getElementById("unreached"));

// On a phone the sections stand in a row that scrolls: the present one is to be seen.
document.querySelector(".sections [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
