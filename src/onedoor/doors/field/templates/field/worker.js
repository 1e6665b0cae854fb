{% load static %}// Keeps the pages of the field that work without a network, and their files. What was recorded is kept by the pages.
const KEPT = "field", PAGES = ["/field/", "/field/kept/"], PATIENCE = 5000;
const FILES = ["{% static "frame/built/onedoor.css" %}", "{% static "frame/built/onedoor.js" %}", "{% static "frame/coverage.css" %}", "{% static "portal/portal.css" %}", "{% static "field/field.css" %}", "{% static "field/phone.js" %}", "{% static "field/send.js" %}", "{% static "field/field.js" %}", "{% static "field/form.js" %}", "{% static "field/kept.js" %}"];

self.addEventListener("install", (event) => event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(FILES)).then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  if (PAGES.includes(pathname) && event.request.mode === "navigate") event.respondWith(page(event.request, pathname));
  else if (FILES.includes(pathname)) event.respondWith(caches.match(pathname).then((found) => found || fetch(event.request)));
});

// The page as it is now; what was kept of it where the network is gone, or so slow that nobody would wait.
async function page(request, pathname) {
  const fresh = fetch(request).then(async (answer) => {
    if (answer.ok) await (await caches.open(KEPT)).put(pathname, answer.clone());
    return answer;
  });
  fresh.catch(() => {});
  const kept = await caches.match(pathname);
  if (!kept) return fresh;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([fresh, late]).catch(() => kept);
}
