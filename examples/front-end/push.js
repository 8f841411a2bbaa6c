// The service worker: shows what the installation pushes, also while no page is open.
addEventListener("push", (event) => {
  const told = event.data.json();
  const shown = registration.showNotification(told.title, { body: told.body, tag: told.tag });
  const pages = clients
    .matchAll({ type: "window", includeUncontrolled: true })
    .then((open) => open.forEach((page) => page.postMessage(told)));
  event.waitUntil(Promise.all([shown, pages]));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(clients.openWindow("./"));
});
