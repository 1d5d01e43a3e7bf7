// Keeps the page for days without a network: what was loaded once is served again when the server does not answer.
const CACHE = "depesche";
const FILES = [
  "./",
  ...["app", "article", "dom", "downloads", "intake", "links", "model", "names", "network", "sample", "voices", "words"].map((name) => `${name}.js`),
  ...["style.css", "results.css", "icon.svg"],
  ...["index", "load", "slices", "worker", "worker-thread"].map((name) => `depesche/js/${name}.js`),
  ...["depesche.js", "depesche_bg.wasm"].map((name) => `depesche/pkg/${name}`),
];

self.addEventListener("install", (event) => event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES))));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(fetch(request).catch(() => caches.match(request, { ignoreSearch: true })));
});
