// A page of a kept form without the server: places are chosen, rows are added, what was typed is shown again.
async function places() {
  const found = await caches.match("/field/places.json");
  return found ? found.json() : { communes: {}, countries: [] };
}

const group = (control) => control.closest(".govuk-form-group");

function offer(select, offered) {
  const chosen = select.value;
  while (select.options.length > 1) select.remove(1);
  for (const [code, name] of offered) select.add(new Option(name, code, false, code === chosen));
}

// Of an address: the communes of its province, or the countries where it is abroad.
function follow(province, known) {
  const part = (name) => province.form.elements[province.name.replace(/province$/, name)];
  const [commune, country, abroad] = [part("commune"), part("country"), province.value === "abroad"];
  offer(commune, known.communes[province.value] || []);
  offer(country, abroad ? known.countries : []);
  group(commune).hidden = abroad || !province.value;
  group(country).hidden = !abroad;
  group(part("detail")).hidden = !province.value;
}

// Another row of a table, with empty inputs under its own number.
function addRow(name, form) {
  const count = form.elements[`${name}.rows`];
  const rows = count.parentElement.querySelectorAll(".portal-row");
  const [last, number] = [rows[rows.length - 1], rows.length];
  const row = last.cloneNode(true);
  const [from, to] = [`${name}.${number - 1}.`, `${name}.${number}.`];
  const dashed = (text) => text.replaceAll(".", "-");
  for (const one of row.querySelectorAll("*")) {
    for (const attribute of ["name", "id", "for", "aria-describedby", "value"]) {
      const text = one.getAttribute(attribute);
      if (text) one.setAttribute(attribute, text.replace(from, to).replaceAll(dashed(from), dashed(to)));
    }
  }
  const words = row.querySelector("legend").firstChild;
  words.textContent = words.textContent.replace(/\d+/, number + 1);
  row.querySelector("button[name=action]")?.remove();
  last.after(row);
  count.value = number + 1;
  empty(row);
}

function empty(part) {
  for (const control of part.querySelectorAll("input, select, textarea")) {
    if (control.type === "radio" || control.type === "checkbox") control.checked = false;
    else control.value = "";
  }
}

function set(form, entries, known) {
  const typed = new Map();
  for (const [name, value] of entries) typed.set(name, [...(typed.get(name) || []), value]);
  for (const count of form.querySelectorAll("input[type=hidden][name$='.rows']")) {
    const name = count.name.slice(0, -".rows".length);
    for (let more = Number(typed.get(count.name)?.[0] || 0) - Number(count.value); more > 0; more -= 1) addRow(name, form);
  }
  for (const control of form.querySelectorAll("input, select, textarea")) {
    const values = typed.get(control.name) || [];
    if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
    else if (control.type !== "hidden") {
      control.value = values[0] ?? "";
      if (control.matches("select[name$='.province']")) follow(control, known);
    }
  }
}

// The page's own buttons need the server, all but those of rows.
function tidy(form) {
  for (const lookup of form.querySelectorAll(".portal-lookup")) lookup.remove();
  for (const button of form.querySelectorAll("button[name=action]")) {
    if (/^(add|remove):/.test(button.value)) button.type = "button";
    else button.remove();
  }
}

phone.form = async (form, entries) => {
  const known = await places();
  tidy(form);
  for (const province of form.querySelectorAll("select[name$='.province']")) follow(province, known);
  if (entries) set(form, entries, known);
  form.addEventListener("change", ({ target }) => target.matches("select[name$='.province']") && follow(target, known));
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button[name=action]");
    if (!button) return;
    const [verb, name] = button.value.split(":");
    if (verb === "add") addRow(name, form);
    else empty(button.closest(".portal-row"));
    form.dispatchEvent(new Event("input", { bubbles: true }));
  });
};
