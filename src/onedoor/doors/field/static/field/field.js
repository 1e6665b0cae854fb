// Visits are written on the phone first, under an id that they keep, and sent when there is a network: a visit that is
// sent twice is one. A phone whose ticket was taken back deletes everything.
const told = document.getElementById("field-queue");

const opened = new Promise((resolve, reject) => {
  const asked = indexedDB.open("field", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("visits", { keyPath: "id" });
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});

async function visits(mode, act) {
  const transaction = (await opened).transaction("visits", mode);
  const asked = act(transaction.objectStore("visits"));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

async function wipe() {
  await visits("readwrite", (store) => store.clear());
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  location.replace("/field/");
}

async function show() {
  const waiting = await visits("readonly", (store) => store.getAll());
  for (const form of document.querySelectorAll(".field-taps")) {
    form.closest("li").hidden = waiting.some((visit) => visit.to === new URL(form.action).pathname);
  }
  const wrong = waiting.filter((visit) => visit.wrong).length;
  told.hidden = waiting.length === 0;
  told.textContent = [told.dataset.waiting.replace("{n}", waiting.length - wrong), wrong ? told.dataset.wrong.replace("{n}", wrong) : ""].join(" ");
}

async function standing() {
  const answer = await fetch("/field/standing", { cache: "no-store" });
  return (await answer.json()).standing;
}

let sending = false;
async function send() {
  if (sending) return;
  sending = true;
  try {
    if ((await standing()) === "revoked") return await wipe();
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    for (const visit of await visits("readonly", (store) => store.getAll())) {
      const body = new URLSearchParams({ csrfmiddlewaretoken: token, visit_id: visit.id, outcome: visit.outcome, made_at: visit.made_at });
      const answer = await fetch(visit.to, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
      if (answer.ok) await visits("readwrite", (store) => store.delete(visit.id));
      else if (answer.type === "opaqueredirect") break; // Signed out: it waits for the sign-in.
      else if (answer.status < 500 && answer.status !== 403) await visits("readwrite", (store) => store.put({ ...visit, wrong: true }));
    }
  } catch {
    // No network: everything waits.
  } finally {
    sending = false;
    await show();
  }
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches(".field-taps")) return;
  event.preventDefault();
  const visit = { id: form.elements.visit_id.value, to: new URL(form.action).pathname, outcome: event.submitter.value, made_at: new Date().toISOString() };
  await visits("readwrite", (store) => store.put(visit));
  await show();
  await send();
  if (!(await visits("readonly", (store) => store.count()))) location.replace("/field/");
});

if (told && "serviceWorker" in navigator) {
  navigator.serviceWorker.register("/field/worker.js");
  addEventListener("online", send);
  setInterval(send, 30_000);
  send();
}
