// Tells what a script asked for and did not get. Without it a part of the page would silently stay
// as it was.

/** Every answer of our own carries this; one of a proxy in between does not. */
const OURS = "X-Request-ID";

/**
 * @param {HTMLElement} place where troubles are read out; empty while there are none
 * @param {HTMLTemplateElement} unreached what to say when no answer of ours came
 */
export function tellTroubles(place, unreached) {
  let told = "";

  const tell = (words) => {
    if (words === told) return; // asked again and again, it is read out once
    told = words;
    place.innerHTML = words;
  };
  const silence = () => tell(unreached.innerHTML);

  document.body.addEventListener("htmx:responseError", ({ detail: { xhr } }) => {
    if (xhr.getResponseHeader(OURS) && xhr.responseText) tell(xhr.responseText);
    else silence();
  });
  document.body.addEventListener("htmx:sendError", silence);
  document.body.addEventListener("htmx:timeout", silence);
  document.body.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.successful) tell("");
  });
}
