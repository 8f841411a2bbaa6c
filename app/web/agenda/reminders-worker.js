// Shows what is pushed, and opens the agenda when a notice is pressed. `ICON` stands before this.

const SCOPE = "/B/";
const PLACE = "reminders";

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("push", (event) => {
  const told = event.data.json();
  event.waitUntil(
    self.registration.showNotification(told.title, {
      body: told.body,
      tag: told.tag,
      icon: self.ICON,
      badge: self.ICON,
      renotify: true,
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open());
});

/** Show the agenda that is open, or open it. */
async function open() {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const shown = pages.find((page) => new URL(page.url).pathname.toUpperCase().startsWith(SCOPE));
  if (shown) return shown.focus();
  const place = await (await caches.open(PLACE)).match(SCOPE);
  return place ? self.clients.openWindow(await place.text()) : undefined;
}
