// The desk by keyboard. Every key does what a visible link, button or field does; everything works without it.
const OFF = "onedoor-desk-keys-off";
const keys = document.getElementById("keys");
const rows = [...document.querySelectorAll("[data-row]")];

const off = () => { try { return localStorage.getItem(OFF) === "yes"; } catch { return false; } };
const typing = (element) => element instanceof HTMLElement && (element.isContentEditable || element.matches("input:not([type=checkbox]):not([type=radio]), textarea, select"));

function showKeys() {
  if (keys && !keys.open) keys.showModal();
}

function step(by) {
  if (!rows.length) return;
  const now = rows.findIndex((row) => row.contains(document.activeElement));
  const next = now < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(now + by, 0), rows.length - 1);
  const link = rows[next].querySelector("[data-open]");
  link?.focus();
  rows[next].scrollIntoView({ block: "nearest" });
}

function tick() {
  const row = rows.find((each) => each.contains(document.activeElement));
  row?.querySelector("input[type=checkbox]")?.click();
}

// A panel that lies over the list closes by Escape, and when something else is pressed.
const panel = () => document.querySelector(".desk-panel[open]");

function closePanel() {
  const open = panel();
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
}

document.addEventListener("click", (event) => {
  const open = panel();
  if (open && !open.contains(event.target)) open.open = false;
});

const common = {
  "?": showKeys,
  "/": () => document.querySelector("[data-search]")?.focus(),
  j: () => step(1),
  k: () => step(-1),
  x: rows.length ? tick : null,
  n: () => document.querySelector(".desk-note-form textarea")?.focus(),
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && event.target instanceof HTMLElement && event.target.matches("[data-search]")) event.target.blur();
  if (event.key === "Escape" && !keys?.open) closePanel();
  if (keys?.open || typing(event.target) || (off() && event.key !== "?")) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (target) {
    event.preventDefault();
    target.click();
  } else if (common[event.key]) {
    event.preventDefault();
    common[event.key]();
  }
});

const hint = document.querySelector("[data-keys-hint]");
if (hint && keys) {
  hint.hidden = false;
  hint.querySelector("[data-keys-open]").addEventListener("click", showKeys);
  const box = keys.querySelector("[data-keys-off]");
  box.checked = off();
  box.addEventListener("change", () => {
    try { localStorage.setItem(OFF, box.checked ? "yes" : "no"); } catch { /* Without storage the keys stay on. */ }
  });
}

// From now on a key is heard; before, it would have been nobody's.
document.documentElement.dataset.keys = "heard";
