// A participant's app: badge, agenda, offers of free seats, and messages on the phone.
import { Client, Problem } from "./titik-temu.js";

const { api } = await (await fetch("config.json", { cache: "no-store" })).json();
const client = new Client({ address: api, language: "id", app: "peserta/1.0.0" });
const by = (id) => document.getElementById(id);
const KEPT = "agenda"; // what was read last, for when there is no network
let badge = localStorage.getItem("badge");
let listening = null;

const tell = (text) => {
  by("note").textContent = text;
};

function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

/** Run what somebody asked for; a refusal is shown in the words of the server. */
async function attempt(work) {
  try {
    tell("");
    await work();
  } catch (error) {
    if (["badge_unknown", "badge_gone"].includes(error.code)) leave();
    tell(error instanceof Problem ? error.detail : "Tidak ada jaringan. Coba lagi nanti.");
  }
}

function clock(agenda, moment) {
  const options = { timeZone: agenda.event.timezone, hour: "2-digit", minute: "2-digit" };
  return new Intl.DateTimeFormat("id", options).format(new Date(moment));
}

function place({ table_number, zone }) {
  return ["Meja", table_number, zone].filter((part) => part !== null).join(" ");
}

/** A free seat that the holder may take until it expires. */
function call(agenda, offer) {
  const item = element("li", "");
  const until = clock(agenda, offer.expires_at);
  item.append(element("strong", `Kursi kosong: ${offer.partner}`));
  const when = `${clock(agenda, offer.starts_at)}, ${place(offer)}`;
  item.append(element("span", `${when}. Jawab sebelum ${until}.`));
  for (const [answer, text, look] of [
    ["accepted", "Terima", ""],
    ["declined", "Tidak, terima kasih", "second"],
  ]) {
    const button = element("button", text, look);
    button.addEventListener("click", () =>
      attempt(async () => {
        const path = { offer_id: offer.offer_id };
        const given = { badge, path, body: { answer } };
        await client.post("/api/v1/badges/agenda/offers/{offer_id}/answer", given);
        await read();
        tell(answer === "accepted" ? "Kursi ini milik Anda." : "Terima kasih sudah menjawab.");
      }),
    );
    item.append(button);
  }
  return item;
}

function meeting(agenda, one) {
  const look = [one.over ? "over" : "", one.change ? "changed" : ""].join(" ").trim();
  const item = element("li", "", look);
  const other = agenda.holder.partner ? one.cooperative : one.partner;
  item.append(element("strong", `${clock(agenda, one.starts_at)} ${other}`));
  item.append(element("span", place(one) + (one.change ? " (berubah)" : "")));
  return item;
}

function show(agenda) {
  const { name, cooperative, village, partner } = agenda.holder;
  by("event").textContent = agenda.event.name;
  by("holder").textContent = [name, cooperative ?? partner, village].filter(Boolean).join(", ");
  by("calls").replaceChildren(...agenda.calls.map((offer) => call(agenda, offer)));
  by("meetings").replaceChildren(...agenda.items.map((one) => meeting(agenda, one)));
  by("agenda").hidden = false;
  by("enter").hidden = true;
}

async function read() {
  const agenda = await client.get("/api/v1/badges/agenda", { badge });
  localStorage.setItem(KEPT, JSON.stringify(agenda));
  show(agenda);
}

async function open(text) {
  badge = text.trim();
  await read();
  localStorage.setItem("badge", badge);
  follow();
}

/** Read the agenda again whenever it may have changed; a badge that was revoked ends it. */
function follow() {
  listening?.abort();
  listening = new AbortController();
  attempt(async () => {
    const changes = client.agendaChanges(badge, listening.signal);
    for await (const _ of changes) await read().catch(() => {});
  });
}

function leave() {
  listening?.abort();
  localStorage.clear();
  badge = null;
  by("agenda").hidden = true;
  by("enter").hidden = false;
}

/** Let the installation send messages to this phone: a table in ten minutes, changes, free seats. */
async function subscribe() {
  if (!("PushManager" in globalThis)) return tell("Ponsel ini tidak bisa menerima kabar.");
  if ((await Notification.requestPermission()) !== "granted") return tell("Kabar tidak diizinkan.");
  await navigator.serviceWorker.register("push.js");
  const { pushManager } = await navigator.serviceWorker.ready;
  const { public_key: applicationServerKey } = await client.get("/api/v1/badges/push", { badge });
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  const body = subscription.toJSON();
  await client.post("/api/v1/badges/push/subscriptions", { badge, body });
  tell("Ponsel ini akan dikabari.");
}

by("enter").addEventListener("submit", (event) => {
  event.preventDefault();
  attempt(() => open(by("badge").value));
});
by("leave").addEventListener("click", leave);
by("notify").addEventListener("click", () => attempt(subscribe));
addEventListener("online", () => badge && attempt(read));
navigator.serviceWorker?.addEventListener("message", ({ data }) => {
  attempt(read).then(() => tell(`${data.title}: ${data.body}`));
});

if (badge) {
  const kept = localStorage.getItem(KEPT);
  if (kept) show(JSON.parse(kept));
  follow();
  attempt(read);
} else leave();
