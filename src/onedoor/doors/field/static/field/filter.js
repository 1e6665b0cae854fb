// Narrows the procedures of a form as one types; without it the groups are opened by hand.
const box = document.querySelector(".field-filter");
const asked = box.querySelector("input");
const told = box.querySelector("[data-none]");
const groups = [...document.querySelectorAll("details:has([data-words])")].map((group) => ({ group, open: group.open }));
const fold = (text) => text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");

function narrow() {
  const words = fold(asked.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const { group, open } of groups) {
    let here = 0;
    for (const item of group.querySelectorAll("[data-words]")) {
      item.hidden = !words.every((word) => item.dataset.words.includes(word));
      here += !item.hidden;
    }
    group.hidden = here === 0;
    group.open = words.length ? here > 0 : open || Boolean(group.querySelector(":checked"));
    found += here;
  }
  told.textContent = found ? "" : told.dataset.none;
}

box.hidden = false;
asked.addEventListener("input", narrow);
asked.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
