// Forms that ask the browser for a passkey, or for a new one, before they are sent.
// Without a script, or where the browser has no passkeys at this address, they are not there.

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const named = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));

/** What the server asks, as the browser wants it. */
function asked({ publicKey }) {
  const given = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (given.user) given.user = { ...given.user, id: bytes(given.user.id) };
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    if (given[list]) given[list] = named(given[list]);
  }
  return { publicKey: given };
}

/** What the browser answers, as the server wants it. */
function said(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  const { id, type } = credential;
  return { id, type, rawId: text(credential.rawId), clientExtensionResults: {}, response };
}

async function question(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const headers = { "X-CSRF-Token": form.elements.csrf?.value ?? "" };
  const answer = await fetch(form.dataset.question, { method: "POST", headers });
  if (!answer.ok) throw new Error(answer.statusText);
  const { state, options } = await answer.json();
  form.elements.state.value = state;
  return options;
}

/** Let a form ask for a passkey when it is sent. */
function askFirst(form) {
  const fault = form.querySelector(".fault");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    fault.hidden = true;
    try {
      const options = asked(await question(form));
      const credential = await navigator.credentials[form.dataset.passkey](options);
      form.elements.credential.value = JSON.stringify(said(credential));
      form.submit();
    } catch {
      fault.hidden = false;
    }
  });
}

/** Show the forms for passkeys where they work: at a name, over HTTPS or at this computer. */
export function offerPasskeys(forms) {
  const { hostname } = location;
  const isName = /[a-z]/i.test(hostname) && !hostname.includes(":");
  if (window.PublicKeyCredential && isSecureContext && isName) forms.forEach(askFirst);
}
