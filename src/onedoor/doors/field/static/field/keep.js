// The button that keeps a draft's form on this phone, where the browser can and the person has agreed.
const ways = document.getElementById("field-keep");

async function keep(draft, mandate) {
  await phone.keyOf(mandate, true);
  await navigator.serviceWorker.ready;
  await navigator.storage?.persist?.();
  const kept = await caches.open("field");
  await kept.addAll(["/field/kept/", "/field/places.json"]);
  const body = new FormData();
  body.append("do", "keep");
  const answer = await phone.post(`/journey/${draft}/kept`, body, { "Onedoor-Mandate": mandate });
  if (!answer.ok) throw new Error((await answer.json()).why[0].text);
  await phone.keep(await answer.json(), { mandate, helper: document.getElementById("field-queue").dataset.helper });
}

if ("serviceWorker" in navigator && globalThis.crypto?.subtle) {
  ways.hidden = false;
  ways.addEventListener("click", async ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const said = ways.querySelector("[role=status]");
    button.disabled = true;
    said.textContent = ways.dataset.keeping;
    try {
      await keep(button.dataset.draft, ways.dataset.mandate);
      location.assign(`/field/kept/#${button.dataset.draft}`);
    } catch {
      said.textContent = ways.dataset.failed;
      button.disabled = false;
    }
  });
}
