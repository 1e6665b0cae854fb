// What a helper's phone keeps: visits, and forms of people who have agreed to it. Forms are sealed by a key for each
// mandate, which no script can read out; once it is deleted, nothing that it sealed can be read any more.
const KEYS = { visits: "id", keys: "mandate", forms: "draft", waiting: "id" };
const opened = new Promise((resolve, reject) => {
  const asked = indexedDB.open("field", 2);
  asked.onupgradeneeded = () => {
    const there = asked.result.objectStoreNames;
    for (const [name, keyPath] of Object.entries(KEYS)) if (!there.contains(name)) asked.result.createObjectStore(name, { keyPath });
  };
  asked.onsuccess = () => {
    asked.result.onversionchange = () => asked.result.close();
    resolve(asked.result);
  };
  asked.onerror = () => reject(asked.error);
});

// All that `act` asks for is written, or none of it.
async function write(act) {
  const names = Object.keys(KEYS);
  const transaction = (await opened).transaction(names, "readwrite");
  act(Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)])));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

async function read(name, key) {
  const store = (await opened).transaction(name).objectStore(name);
  const asked = key === undefined ? store.getAll() : store.get(key);
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function keyOf(mandate, make = false) {
  const kept = await read("keys", mandate);
  if (kept || !make) return kept?.key;
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await write(({ keys }) => keys.put({ mandate, key }));
  return key;
}

async function sealBytes(mandate, bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(mandate), bytes) };
}

async function openBytes(mandate, { iv, data }) {
  return crypto.subtle.decrypt({ name: "AES-GCM", iv }, await keyOf(mandate), data);
}

const seal = (mandate, value) => sealBytes(mandate, new TextEncoder().encode(JSON.stringify(value)));
const open = async (mandate, sealed) => JSON.parse(new TextDecoder().decode(await openBytes(mandate, sealed)));

// An id that nobody else makes; old browsers have no `randomUUID`.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// Everything under these mandates is gone: the key first, in the same transaction.
async function forget(mandates) {
  const [forms, waiting] = [await read("forms"), await read("waiting")];
  await write((stores) => {
    for (const mandate of mandates) stores.keys.delete(mandate);
    for (const one of forms) if (mandates.includes(one.mandate)) stores.forms.delete(one.draft);
    for (const one of waiting) if (mandates.includes(one.mandate)) stores.waiting.delete(one.id);
  });
}

async function wipe() {
  await write((stores) => Object.values(stores).forEach((store) => store.clear()));
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  location.replace("/field/");
}

// The term of a mandate is over by this phone's clock for a whole day: a clock that is a little ahead deletes nothing.
async function forgetWhatIsOver() {
  const yesterday = new Date(Date.now() - 864e5 - new Date().getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
  const over = (await read("forms")).filter((form) => form.until < yesterday).map((form) => form.mandate);
  if (over.length) await forget(over);
}

// Whether this phone may go on; what it may not keep any more is deleted.
async function mayGoOn() {
  const kept = (await read("keys")).map((one) => one.mandate);
  const query = kept.map((mandate) => `mandate=${mandate}`).join("&");
  const answer = await fetch(`/field/standing?${query}`, { cache: "no-store" });
  const { standing, over } = await answer.json();
  if (standing === "revoked") await wipe();
  else if (over?.length) await forget(over);
  return standing === "acts";
}

globalThis.phone = { write, read, keyOf, seal, open, sealBytes, openBytes, newId, forget, forgetWhatIsOver, mayGoOn };
