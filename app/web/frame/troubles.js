// Shows when a script's request failed. Without this module a part of the page would stay as it
// was without a word.

/** A header of every answer of our server; answers of a proxy in between lack it. */
const OURS = "X-Request-ID";

/**
 * @param {HTMLElement} place where troubles are read out; empty while there are none
 * @param {HTMLTemplateElement} unreached what to say when no answer of ours came
 */
export function tellTroubles(place, unreached) {
  let told = "";

  const tell = (words) => {
    if (words === told) return; // the same failure again is not read aloud again
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
