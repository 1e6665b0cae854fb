{% load static %}// Keeps the day's page for when there is no network. What was recorded is kept by the page itself.
const KEPT = "field";
const FILES = ["{% static "frame/built/onedoor.css" %}", "{% static "frame/built/onedoor.js" %}", "{% static "frame/coverage.css" %}", "{% static "field/field.css" %}", "{% static "field/field.js" %}"];

self.addEventListener("install", (event) => event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(FILES)).then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  if (pathname === "/field/" && event.request.mode === "navigate") event.respondWith(day(event.request));
  else if (FILES.includes(pathname)) event.respondWith(caches.match(pathname).then((found) => found || fetch(event.request)));
});

async function day(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) await (await caches.open(KEPT)).put("/field/", answer.clone());
    return answer;
  } catch {
    return (await caches.match("/field/")) || Response.error();
  }
}
