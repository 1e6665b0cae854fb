// Sends what waits on the phone when there is a network. Everything has an id that it keeps, so that what is sent twice
// is taken once; it is deleted here only when the server has said that it stands.
const queue = document.getElementById("field-queue");
const { read, write } = phone;

function token() {
  return document.querySelector("[name=csrfmiddlewaretoken]").value;
}

function post(to, body, headers) {
  body.append("csrfmiddlewaretoken", token());
  return fetch(to, { method: "POST", body, headers: { Accept: "application/json", ...headers }, redirect: "manual" });
}

async function sendVisits() {
  for (const visit of await read("visits")) {
    const body = new URLSearchParams({ visit_id: visit.id, outcome: visit.outcome, made_at: visit.made_at });
    const answer = await post(visit.to, body, {});
    if (answer.ok) await write(({ visits }) => visits.delete(visit.id));
    else if (answer.type === "opaqueredirect") return; // Signed out: it waits for the sign-in.
    else if (answer.status < 500 && answer.status !== 403) await write(({ visits }) => visits.put({ ...visit, wrong: true }));
  }
}

async function bodyOf(item) {
  const body = new FormData();
  const told = await phone.open(item.mandate, item.sealed);
  for (const [name, value] of Object.entries({ do: item.kind, id: item.id })) body.append(name, value);
  if (item.kind === "file") {
    body.append("slot", item.where);
    body.append("file", new File([await phone.openBytes(item.mandate, item.content)], told.name, { type: told.type }));
  } else {
    body.append("page", item.where);
    body.append("base", item.base);
    for (const id of item.tried) body.append("tried", id);
    for (const [name, value] of told) body.append(name, value);
  }
  return body;
}

// What is replaced while it is on its way stays replaced.
function change(item, more) {
  return write(({ waiting }) => {
    waiting.get(item.id).onsuccess = ({ target }) => target.result && waiting.put({ ...target.result, ...more });
  });
}

async function sendKept(helper) {
  const items = (await read("waiting")).filter((item) => item.helper === helper && !item.wrong && !item.stands);
  for (const item of items.sort((one, other) => one.at - other.at)) {
    const body = await bodyOf(item);
    const answer = await post(`/journey/${item.draft}/kept`, body, { "Onedoor-Mandate": item.mandate });
    if (answer.type === "opaqueredirect") return;
    if (answer.status === 403 || answer.status >= 500) continue;
    const told = answer.status === 404 ? { why: [{ text: queue.dataset.gone }] } : await answer.json();
    if (!answer.ok) await change(item, { wrong: true, said: await phone.seal(item.mandate, told) });
    else if (item.kind === "file") await write(({ waiting }) => waiting.delete(item.id));
    else await change(item, { stands: true, base: told.base });
    if (answer.ok) await write(({ forms }) => {
      forms.get(item.draft).onsuccess = ({ target }) => target.result && forms.put({ ...target.result, old: true });
    });
  }
}

// The form as it stands now is fetched again, and only then what was typed into it goes.
async function lookAgain(helper) {
  for (const form of await read("forms")) {
    if (!form.old || form.helper !== helper) continue;
    const body = new FormData();
    body.append("do", "look");
    const answer = await post(`/journey/${form.draft}/kept`, body, { "Onedoor-Mandate": form.mandate });
    if (answer.ok) await phone.keep(await answer.json(), form);
  }
}

// `told` is what the server says of the form; what is typed and stands is in it.
phone.keep = async (told, { mandate, helper }) => {
  const bases = Object.fromEntries(told.pages.map((page) => [page.id, page.base]));
  const kept = { draft: told.draft, mandate, helper, until: told.until, bases, sealed: await phone.seal(mandate, told) };
  await write(({ forms, waiting }) => {
    forms.put(kept);
    waiting.getAll().onsuccess = ({ target }) => {
      for (const one of target.result) if (one.draft === told.draft && one.stands) waiting.delete(one.id);
    };
  });
};

async function show() {
  const visits = await read("visits");
  const wrong = visits.filter((visit) => visit.wrong).length;
  const kept = (await read("waiting")).filter((item) => item.helper === queue.dataset.helper && !item.stands);
  const count = (kind) => kept.filter((item) => item.kind === kind && !item.wrong).length;
  const say = (name, n) => (n ? queue.dataset[n === 1 && queue.dataset[`${name}One`] ? `${name}One` : name].replace("{n}", n) : "");
  const parts = [say("visits", visits.length - wrong), say("pages", count("page")), say("files", count("file"))].filter(Boolean);
  const stuck = kept.filter((item) => item.wrong).length;
  const lines = [parts.length ? queue.dataset.waiting.replace("{what}", parts.join(", ")) : "", say("wrong", wrong)];
  queue.querySelector("span").textContent = lines.filter(Boolean).join(" ");
  const link = queue.querySelector("a");
  link.textContent = say("stuck", stuck);
  link.hidden = !stuck;
  queue.hidden = !parts.length && !wrong && !stuck;
  const forms = (await read("forms")).some((form) => form.helper === queue.dataset.helper);
  document.getElementById("field-forms").hidden = !forms || location.pathname === "/field/kept/";
}

let sending = false;
phone.send = async () => {
  if (sending) return;
  sending = true;
  try {
    await phone.forgetWhatIsOver();
    if (await phone.mayGoOn()) {
      await sendVisits();
      await sendKept(queue.dataset.helper);
      await lookAgain(queue.dataset.helper);
    }
  } catch {
    // No network: everything waits.
  } finally {
    sending = false;
    await phone.show();
  }
};
phone.post = post;
phone.show = async () => {
  await show();
  dispatchEvent(new Event("phone"));
};

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/field/worker.js");
  addEventListener("online", phone.send);
  setInterval(phone.send, 30_000);
  phone.send();
}
