// What our pages add to the design system's own behaviours. Everything works without it.
initAll();

// A chosen file is named at once beside its button, and a form that sends files says that it is sending.
for (const form of document.querySelectorAll("form[data-sending]")) {
  form.addEventListener("submit", () => {
    const note = form.querySelector("[data-sending-note]");
    if (note) note.hidden = false;
  });
}

// Escape closes an open "details" and gives the focus back to what opened it.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = event.target instanceof Element ? event.target.closest("details[open]") : null;
  if (open) {
    open.open = false;
    open.querySelector("summary")?.focus();
  }
});

// A button that copies a text appears where copying works, and says that it did.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
  });
}
