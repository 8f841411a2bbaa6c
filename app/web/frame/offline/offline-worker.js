// Keeps a page and its files on the device. The server writes what to keep above this script:
// self.KEEP = {page, version, files}. A new version is a new worker, which deletes older files.

const { page, version, files } = self.KEEP;
const cacheName = `${page} ${version}`;
const ANY_REQUEST = { ignoreSearch: true, ignoreVary: true };

async function keep() {
  const cache = await caches.open(cacheName);
  await cache.addAll([new Request(page, { cache: "reload" }), ...files]);
  await self.skipWaiting();
}

/** Delete all older versions but the latest: an open page may still need files of that one. */
async function dropOlder() {
  const names = (await caches.keys()).filter((name) => name.startsWith(`${page} `));
  const older = names.filter((name) => name !== cacheName).slice(0, -1); // in order of making
  await Promise.all(older.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function kept(request) {
  const cache = await caches.open(cacheName);
  const found = await cache.match(request, ANY_REQUEST);
  return found ?? (await caches.match(request, ANY_REQUEST)) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(dropOlder()));
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  const isFile = pathname.startsWith("/static/") || files.includes(pathname);
  const ours = origin === self.location.origin && (pathname === page || isFile);
  if (ours && event.request.method === "GET") event.respondWith(kept(event.request));
});
