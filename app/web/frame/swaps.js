// Parts of a page that the server sends anew: put in when nobody is at work there, and so that what
// was written, opened, scrolled to or focused stays as it was.
import htmx from "htmx.org";
import { whenFree } from "./working.js";

const FOCUSABLE = "a[href], button, summary, [tabindex]";
const nameOf = (element) => element.getAttribute("aria-label") ?? element.textContent.trim();

/** Return a function that gives a part anew what somebody wrote, opened, scrolled to or focused. */
function remembered(part) {
  const written = [...part.querySelectorAll("input[id], textarea[id]")].filter(
    (field) => field.value !== field.defaultValue,
  );
  const values = written.map(({ id, value }) => [id, value]);
  const open = [...part.querySelectorAll("details")].map((details) => details.open);
  const places = [...part.querySelectorAll(".scroll")].map(({ scrollTop }) => scrollTop);
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  return () => {
    for (const [id, value] of values) {
      const field = document.getElementById(id);
      if (field) field.value = value;
    }
    const details = [...part.querySelectorAll("details")];
    if (details.length === open.length) details.forEach((one, at) => (one.open ||= open[at]));
    part.querySelectorAll(".scroll").forEach((region, at) => {
      region.scrollTop = places[at] ?? 0;
    });
    if (!focused || focused.isConnected) return;
    const alike = [...part.querySelectorAll(FOCUSABLE)].filter(
      (one) => one.tagName === focused.tagName && nameOf(one) === nameOf(focused),
    );
    alike[0]?.focus({ preventScroll: true });
  };
}

/** Do what an answer says: open another page, this one anew, or change its part. */
function follow({ xhr, target, requestConfig, swap }) {
  const elsewhere = xhr.getResponseHeader("HX-Redirect");
  if (elsewhere) location.href = elsewhere;
  else if (xhr.getResponseHeader("HX-Refresh") || isOther(xhr, requestConfig)) location.reload();
  else {
    const restore = remembered(target);
    htmx.swap(target, xhr.response, { swapStyle: swap, settleDelay: 0, swapDelay: 0 }, { afterSwapCallback: restore });
  }
}

/** Whether a redirect has led to another page, such as that of log-in: it is not a part of this. */
const isOther = (xhr, { path }) =>
  new URL(xhr.responseURL).pathname !== new URL(path, location.href).pathname;

/** Let every answer for a part of the page wait until nobody is at work in that part. */
export function keepHands() {
  document.body.addEventListener("htmx:beforeOnLoad", (event) => {
    const { xhr, target, elt, requestConfig } = event.detail;
    if (xhr.status !== 200) return; // nothing to put in, or a failure, which is told elsewhere
    event.preventDefault();
    event.detail.successful = true; // htmx would say so
    const swap = elt.getAttribute("hx-swap") ?? htmx.config.defaultSwapStyle;
    whenFree(target, () => follow({ xhr, target, requestConfig, swap }));
  });
}
