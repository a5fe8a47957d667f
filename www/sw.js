/**
 * Offline use. What the network has always goes first, so nobody sees a stale page; the kept copy answers only where
 * there is no network. Each release has a cache of its own, filled as a whole before it takes over.
 */

const CACHE = `berthing ${new URL(location.href).searchParams.get("version")}`;

const FILES = [
  "/",
  "/pkg/index.js",
  "/pkg/index.d.ts",
  "/pkg/element.js",
  "/pkg/element.css",
  "/app.js",
  "/box.js",
  "/chart.js",
  "/code.js",
  "/console.js",
  "/curl.js",
  "/diff.js",
  "/dom.js",
  "/download.js",
  "/examples.js",
  "/examples/hss-create.json",
  "/examples/hss-update.json",
  "/examples/hss-upload-command.json",
  "/examples/rhacs-azure-mangled.json",
  "/examples/rhacs-quay.json",
  "/examples/swr-update.json",
  "/file/decode.js",
  "/file/lines.js",
  "/file/log.js",
  "/file/payloads.js",
  "/file/spool.js",
  "/files.js",
  "/icon.svg",
  "/offline.js",
  "/pointer.js",
  "/recognize.js",
  "/samples.js",
  "/share.js",
  "/stage.js",
  "/style/base.css",
  "/style/page.css",
  "/style/print.css",
  "/style/result.css",
  "/subject.js",
  "/tabs.js",
  "/timing.js",
  "/trusted.js",
  "/types.js",
  "/veil.js",
  "/views/command.js",
  "/views/file.js",
  "/views/issues.js",
  "/views/masked.js",
  "/views/normalized.js",
  "/views/payload.js",
  "/views/request.js",
  "/views/schema.js",
  "/views/text.js",
  "/views/types.js",
  "/views/upload.js",
  "/words.js",
  "/worker.js",
];

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));

self.addEventListener("activate", (event) => event.waitUntil(dropOthers().then(() => self.clients.claim())));

self.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method === "GET" && origin === location.origin) event.respondWith(answer(event.request, pathname));
});

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })));
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith("berthing ") && name !== CACHE).map((name) => caches.delete(name)),
  );
}

async function answer(request, pathname) {
  const cache = await caches.open(CACHE);
  const known = await cache.match(pathname);
  try {
    const fresh = await fetch(request);
    if (fresh.ok && known) await cache.put(pathname, fresh.clone());
    return fresh;
  } catch (error) {
    if (known) return known;
    throw error;
  }
}
