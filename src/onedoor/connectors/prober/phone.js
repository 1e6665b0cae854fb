// What makes a page usable on a small phone, counted; what stands in sheets of other origins cannot be read.
() => {
  const seen = (one) => { const box = one.getBoundingClientRect(); const style = getComputedStyle(one);
    return box.width > 1 && box.height > 1 && style.visibility !== "hidden" && style.opacity !== "0"; };
  const told = { viewport: document.querySelector("meta[name=viewport i]")?.content ?? null,
    letters: 0, small_letters: 0, targets: 0, small_targets: 0, keyed: 0, wrong_keys: 0, uploads: 0, no_camera: 0,
    hover_only: 0, unread_sheets: 0 };

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let nth = 0; nth < 5000 && texts.nextNode(); nth++) {
    const owner = texts.currentNode.parentElement, length = texts.currentNode.data.trim().length;
    if (!length || !owner || !seen(owner) || ["SCRIPT", "STYLE", "NOSCRIPT"].includes(owner.tagName)) continue;
    told.letters += length;
    if (parseFloat(getComputedStyle(owner).fontSize) < 12) told.small_letters += length;
  }

  // A link inside a sentence may be as small as its line; a small target far enough from all others may be small too.
  const inline = (one) => one.tagName === "A" && getComputedStyle(one).display === "inline" &&
    one.parentElement.textContent.trim().length > one.textContent.trim().length;
  const boxes = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, [role=button]")]
    .filter((one) => seen(one) && !inline(one)).slice(0, 400).map((one) => one.getBoundingClientRect());
  const near = (box, other) => { const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const dx = Math.max(other.left - x, 0, x - other.right), dy = Math.max(other.top - y, 0, y - other.bottom);
    return Math.hypot(dx, dy) < 12; };
  told.targets = boxes.length;
  told.small_targets = boxes.filter((box) => Math.min(box.width, box.height) < 24 &&
    boxes.some((other) => other !== box && near(box, other))).length;

  // A field that asks for an address of mail or a telephone number by its name should bring up that keyboard.
  for (const one of document.querySelectorAll("input:not([type=hidden])")) {
    if (!seen(one)) continue;
    const name = `${one.name} ${one.id} ${one.autocomplete}`.toLowerCase();
    const keys = one.inputMode || one.type;
    const wanted = /e-?mail/.test(name) ? ["email"] : /phone|mobile|sodienthoai|so_dien_thoai|\btel\b/.test(name) ? ["tel", "numeric"] : null;
    if (wanted) { told.keyed++; if (!wanted.includes(keys)) told.wrong_keys++; }
  }
  for (const one of document.querySelectorAll("input[type=file]")) {
    told.uploads++;
    if (one.accept && !/image|\.jpe?g|\.png|\.heic|\*\/\*/i.test(one.accept)) told.no_camera++;
  }

  const shows = (style) => ["display", "visibility", "opacity", "max-height"].some((name) => {
    const said = style.getPropertyValue(name); return said && !["none", "hidden", "0", "0px"].includes(said); });
  const rules = (list) => [...list].flatMap((rule) => rule.cssRules && !rule.selectorText ? rules(rule.cssRules) : [rule]);
  for (const sheet of document.styleSheets) {
    let list = [];
    try { list = rules(sheet.cssRules); } catch (foreign) { told.unread_sheets++; }
    const all = list.map((rule) => rule.selectorText || "").join(",");
    for (const rule of list) {
      for (const selector of (rule.selectorText || "").split(",")) {
        if (!/:hover\s*[>+~ ]\s*\S/.test(selector) || !shows(rule.style)) continue;
        const otherwise = [":focus-within", ":focus", ":active"].some((way) => all.includes(selector.trim().replace(":hover", way)));
        let there = false;
        try { there = !!document.querySelector(selector.replace(/:hover/g, "")); } catch (unknown) {}
        if (there && !otherwise) told.hover_only++;
      }
    }
  }
  return told;
}
