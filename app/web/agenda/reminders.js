// Lets this browser be told of the holder's next table, also while the page is closed (Web Push).
// Where the browser or the network cannot do it, the button stays away and nothing else changes.

const WORKER = "/B/worker.js";
const SCOPE = "/B/";
const PUSH = "/api/v1/badges/push";
/** Where the worker finds the page that a notice leads to. */
const PLACE = "reminders";

const badge = decodeURIComponent(location.pathname.split("/")[2] ?? "");

function call(path, options = {}) {
  const headers = { "X-Badge-Token": badge, "Content-Type": "application/json" };
  return fetch(`${PUSH}${path}`, { ...options, headers });
}

function bytesOf(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (mark) => mark.charCodeAt(0));
}

const isAble = () =>
  isSecureContext && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

async function subscribed() {
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Tell the server of this browser; returns the id of its subscription. */
async function tell(subscription) {
  const answer = await call("/subscriptions", {
    method: "POST",
    body: JSON.stringify(subscription.toJSON()),
  });
  if (!answer.ok) throw new Error(`subscribing: ${answer.status}`);
  return (await answer.json()).id;
}

/** Wait until the worker is there: a subscription needs it. */
function active(registration) {
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (worker.state === "activated") return Promise.resolve();
  return new Promise((resolve) => {
    worker.addEventListener("statechange", () => worker.state === "activated" && resolve());
  });
}

async function begin() {
  if ((await Notification.requestPermission()) !== "granted") throw new Error("not allowed");
  const key = await call("");
  if (!key.ok) throw new Error(`key: ${key.status}`);
  const registration = await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
  await active(registration);
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytesOf((await key.json()).public_key),
  });
  const id = await tell(subscription);
  const place = await caches.open(PLACE);
  await place.put(SCOPE, new Response(location.pathname));
  localStorage.setItem(PLACE, id);
}

async function end() {
  const id = localStorage.getItem(PLACE);
  if (id) await call(`/subscriptions/${id}`, { method: "DELETE" });
  localStorage.removeItem(PLACE);
  await (await subscribed())?.unsubscribe();
}

function show(button, isOn) {
  button.textContent = isOn ? button.dataset.reminded : button.dataset.remind;
  button.setAttribute("aria-pressed", String(isOn));
  button.hidden = false;
}

/** Prepare the button of a page that was loaded, or loaded anew. */
export async function prepare() {
  const button = document.querySelector("[data-remind]");
  if (!button || !isAble() || Notification.permission === "denied") return;
  const subscription = await subscribed();
  const isOn = Boolean(subscription && localStorage.getItem(PLACE));
  show(button, isOn);
  button.addEventListener("click", () => press(button));
  // The server may have been restored meanwhile: it is told again, which changes nothing else.
  if (isOn) localStorage.setItem(PLACE, await tell(subscription));
}

async function press(button) {
  const said = document.querySelector("[data-remind-said]");
  const isOn = button.getAttribute("aria-pressed") === "true";
  button.disabled = true;
  said.textContent = "";
  try {
    await (isOn ? end() : begin());
    show(button, !isOn);
  } catch (error) {
    console.warn(`no reminders: ${error.message}`);
    said.textContent = button.dataset.refused;
  }
  button.disabled = false;
}
