// The forms that this phone keeps. Everything shown comes from the phone; leaving a page saves what was typed on it.
const MOST_MB = 10;
const root = document.getElementById("field-kept");
const helper = document.getElementById("field-queue").dataset.helper;
const back = document.getElementById("field-back");
let here = null; // What is on the screen: the form, and of a page whether it was typed on and how to save it.

function show(template, words, at = root) {
  const part = document.getElementById(template).content.cloneNode(true);
  for (const [name, text] of Object.entries(words)) {
    const spot = part.querySelector(`[data-part=${name}]`);
    if (text === false) spot.hidden = true;
    else if (typeof text === "string") spot.textContent = text;
  }
  if (at === root) root.replaceChildren(part);
  else at.append(part);
  return at === root ? root : at.lastElementChild;
}

const into = (name, part = root) => part.querySelector(`[data-into=${name}]`);
const tag = (state) => document.getElementById("t-states").content.querySelector(`[data-state=${state}]`).cloneNode(true);
const day = (iso) => root.dataset.until.replace("{day}", iso.split("-").reverse().join("/"));
const weight = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(Math.ceil(bytes / 1e5) / 10).toLocaleString(document.documentElement.lang)} MB`);
const stateOf = (item) => (item.wrong ? "wrong" : item.stands ? "sent" : "waiting");

async function formsHere() {
  const kept = (await phone.read("forms")).filter((form) => form.helper === helper);
  return Promise.all(kept.map(async (form) => ({ ...form, told: await phone.open(form.mandate, form.sealed) })));
}

async function waitingOf(form, kind, where) {
  const all = await phone.read("waiting");
  return all.filter((one) => one.draft === form.draft && (!kind || one.kind === kind) && (!where || one.where === where));
}

async function list() {
  const forms = await formsHere();
  show("t-list", { none: forms.length ? false : undefined });
  for (const form of forms) {
    const one = show("t-one", { link: `${form.told.person}: ${form.told.title}`, note: day(form.until) }, into("forms"));
    one.querySelector("a").href = `#${form.draft}`;
    const left = (await waitingOf(form)).filter((item) => !item.stands);
    if (left.length) one.append(tag(left.some((item) => item.wrong) ? "wrong" : "waiting"));
  }
}

function task(at, title, href, state) {
  const one = show("t-task", { link: title }, at);
  one.querySelector("a").href = href;
  one.querySelector("[data-part=state]").append(state);
}

async function form(kept) {
  const { told, draft } = kept;
  const later = told.papers.some((paper) => !paper.asked);
  show("t-form", { person: told.person, title: told.title, filed: told.code ? undefined : false, "papers-part": told.papers.length ? undefined : false, "later-part": later ? undefined : false });
  root.querySelector("[data-part=mandate]").href = `/field/mandates/${kept.mandate}`;
  const waiting = await waitingOf(kept);
  for (const page of told.pages) {
    const item = waiting.find((one) => one.kind === "page" && one.where === page.id);
    task(into("pages"), page.title, `#${draft}/page/${page.id}`, tag(item ? stateOf(item) : page.done ? "sent" : "todo"));
  }
  for (const paper of told.papers) {
    const items = waiting.filter((one) => one.kind === "file" && one.where === paper.slot);
    const state = items.some((one) => one.wrong) ? tag("wrong") : items.length ? tag("waiting") : paper.have ? tag("sent") : "";
    task(into(paper.asked ? "papers" : "later"), paper.title, `#${draft}/papers/${paper.slot}`, state);
  }
  root.querySelector("[data-do=drop]").onclick = async () => {
    const left = waiting.filter((one) => !one.stands).length;
    if (left && !confirm(root.dataset.sure.replace("{n}", left))) return;
    await drop(kept);
    location.hash = "";
  };
}

// The last form of a mandate takes its key with it.
async function drop(kept) {
  const others = (await phone.read("forms")).some((one) => one.mandate === kept.mandate && one.draft !== kept.draft);
  if (!others) return phone.forget([kept.mandate]);
  const waiting = await waitingOf(kept);
  await phone.write((stores) => {
    stores.forms.delete(kept.draft);
    for (const one of waiting) stores.waiting.delete(one.id);
  });
}

function why(lines) {
  for (const line of lines) {
    const one = into("why").appendChild(document.createElement("li"));
    const link = one.appendChild(document.createElement(line.at ? "a" : "span"));
    link.textContent = line.text;
    if (!line.at) continue;
    link.href = location.hash;
    link.onclick = (event) => {
      event.preventDefault();
      const spot = document.getElementById(line.at);
      (spot?.matches("input, select, textarea") ? spot : spot?.querySelector("input, select"))?.focus();
    };
  }
}

async function page(kept, id) {
  const one = kept.told.pages.find((found) => found.id === id);
  if (!one) return list();
  const [item] = await waitingOf(kept, "page", id);
  const typed = item && (await phone.open(kept.mandate, item.sealed));
  const said = item?.said && (await phone.open(kept.mandate, item.said));
  show("t-page", { person: kept.told.person, title: one.title, why: said ? undefined : false, clash: said?.changed ? undefined : false });
  const filled = root.querySelector("form");
  into("fields").innerHTML = one.html;
  await phone.form(filled, typed);
  if (said) why(said.why);
  if (said?.changed) clash(kept, item, typed, said.changed);
  const [base, mine] = [item?.base ?? kept.bases[id], []];
  here = { ...here, kept, save: async () => mine.push(await keepPage(kept, id, [...new FormData(filled)], base, mine)) };
  filled.addEventListener("input", () => { here.dirty = true; });
  filled.addEventListener("submit", async (event) => {
    event.preventDefault();
    here.dirty = true;
    const [at, next] = [location.hash, kept.told.pages[kept.told.pages.indexOf(one) + 1]];
    if ((await leave()) && location.hash === at) location.hash = next ? `${kept.draft}/page/${next.id}` : kept.draft;
  });
}

// Both stand on the page; whichever is chosen, the other was seen.
function clash(kept, item, typed, changed) {
  const theirs = into("theirs");
  theirs.innerHTML = changed.html;
  for (const part of theirs.children) part.hidden = alike(part, root.querySelector("form"));
  for (const part of theirs.querySelectorAll("[id], [name], [for], button")) {
    if (part.matches("button")) part.remove();
    for (const name of ["id", "for", "name"]) if (part.hasAttribute(name)) part.setAttribute(name, `now-${part.getAttribute(name)}`);
  }
  root.querySelector("[data-do=mine]").onclick = async () => {
    const entries = [...new FormData(root.querySelector("form"))];
    here.dirty = false;
    await keepPage(kept, item.where, entries, changed.base);
    location.hash = kept.draft;
  };
  root.querySelector("[data-do=theirs]").onclick = async () => {
    here.dirty = false;
    const told = { ...kept.told, pages: kept.told.pages.map((one) => (one.id === item.where ? { ...one, ...changed } : one)) };
    const sealed = await phone.seal(kept.mandate, told);
    await phone.write(({ forms, waiting }) => {
      forms.put({ draft: kept.draft, mandate: kept.mandate, helper, until: kept.until, sealed, bases: { ...kept.bases, [item.where]: changed.base } });
      waiting.delete(item.id);
    });
    location.hash = kept.draft;
  };
}

// Whether a question is answered in the same way below; only the others have to be looked at.
function alike(part, mine) {
  return [...part.querySelectorAll("input, select, textarea")].every((control) => {
    const own = [...mine.querySelectorAll("input, select, textarea")].filter((one) => one.name === control.name);
    if (control.type !== "radio" && control.type !== "checkbox") return own[0]?.value === control.value;
    return own.find((one) => one.value === control.value)?.checked === control.checked;
  });
}

// In place of what waited of this page. `base` is how it stood as it was shown; all ids under which this phone may have
// sent it since are told too, so that nobody clashes with themselves.
async function keepPage(kept, where, entries, base, mine = []) {
  const sealed = await phone.seal(kept.mandate, entries.filter(([, value]) => typeof value === "string"));
  const fresh = { id: phone.newId(), at: Date.now(), draft: kept.draft, mandate: kept.mandate, helper, kind: "page", where, sealed };
  await phone.write(({ waiting }) => {
    waiting.getAll().onsuccess = ({ target }) => {
      const before = target.result.find((one) => one.draft === kept.draft && one.kind === "page" && one.where === where);
      const tried = [...new Set([...(before ? [...before.tried, before.id] : []), ...mine])].slice(-20);
      if (before) waiting.delete(before.id);
      waiting.put({ ...fresh, tried, base });
    };
  });
  phone.send();
  return fresh.id;
}

async function papers(kept, slot) {
  const paper = kept.told.papers.find((found) => found.slot === slot);
  if (!paper) return list();
  const have = paper.have ? root.dataset.have.replace("{n}", paper.have) : false;
  show("t-papers", { person: kept.told.person, title: paper.title, hint: paper.hint || false, have });
  root.querySelector("[data-part=done]").href = `#${kept.draft}`;
  here = { ...here, kept };
  const items = await waitingOf(kept, "file", slot);
  for (const item of items) {
    const { name, size } = await phone.open(kept.mandate, item.sealed);
    const one = show("t-file", { name: `${name} (${weight(size)})` }, into("files"));
    one.querySelector("[data-part=state]").append(tag(stateOf(item)));
    if (item.said) for (const line of (await phone.open(kept.mandate, item.said)).why) say(line.text, into("why", one));
    one.querySelector("[data-do=drop-file]").onclick = async () => {
      await phone.write(({ waiting }) => waiting.delete(item.id));
      await phone.show();
      await go();
    };
  }
  root.querySelector("input[type=file]").onchange = async ({ target }) => {
    const said = [];
    let room = paper.most - paper.have - items.length;
    for (const file of [...target.files]) {
      const words = room > 0 ? await keepFile(kept, slot, file) : root.dataset.many.replace("{most}", paper.most).replace("{name}", file.name);
      if (words) said.push(words);
      else room -= 1;
    }
    await phone.show();
    await go();
    for (const words of said) say(words, into("said"));
    phone.send();
  };
}

function say(words, at) {
  const line = at.appendChild(document.createElement("p"));
  line.className = "govuk-error-message";
  line.textContent = words;
}

// Nothing where the file is kept; otherwise why it is not.
async function keepFile(kept, where, file) {
  if (file.size > MOST_MB * 1e6) {
    const size = Math.ceil(file.size / 1e6);
    return root.dataset.big.replace("{name}", file.name).replace("{size}", size).replace("{most}", MOST_MB);
  }
  try {
    const content = await phone.sealBytes(kept.mandate, await file.arrayBuffer());
    const sealed = await phone.seal(kept.mandate, { name: file.name, size: file.size, type: file.type });
    await phone.write(({ waiting }) => waiting.put({ id: phone.newId(), at: Date.now(), draft: kept.draft, mandate: kept.mandate, helper, kind: "file", where, sealed, content, tried: [] }));
    return "";
  } catch (problem) {
    return problem?.name === "QuotaExceededError" ? root.dataset.full : root.dataset.notKept;
  }
}

async function leave() {
  if (!here?.dirty) return true;
  here.dirty = false;
  try {
    await here.save();
    return true;
  } catch (problem) {
    here.dirty = true;
    alert(problem?.name === "QuotaExceededError" ? root.dataset.full : root.dataset.notKept);
    return false;
  }
}

async function render() {
  if (!(await leave())) return history.replaceState(null, "", here.at);
  const [draft, kind, where] = location.hash.slice(1).split("/");
  here = { at: location.hash };
  const kept = draft && (await formsHere()).find((one) => one.draft === draft);
  back.hidden = !kept;
  back.href = kind ? `#${draft}` : "#";
  if (kept) back.textContent = kind ? kept.told.title : root.dataset.up;
  if (!kept) await list();
  else if (kind === "page") await page(kept, where);
  else if (kind === "papers") await papers(kept, where);
  else await form(kept);
  here.kept ??= kept;
  scrollTo(0, 0);
  root.querySelector("h1")?.focus({ preventScroll: true });
}

// One after the other, so that two do not write on one screen.
let turn = Promise.resolve();
function go() {
  turn = turn.then(render, render);
  return turn;
}

// What was sent, or deleted, shows; a page under somebody's fingers is left alone.
addEventListener("phone", async () => {
  if (here?.kept && !(await phone.read("forms", here.kept.draft))) {
    here = null;
    location.hash = "";
  } else if (!location.hash.includes("/")) go();
});
addEventListener("hashchange", go);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
go();
