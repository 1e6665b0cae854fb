// The day: a tap is written on the phone first, under an id that it keeps, and sent when there is a network.
addEventListener("phone", async () => {
  const waiting = await phone.read("visits");
  for (const form of document.querySelectorAll(".field-taps")) {
    form.closest("li").hidden = waiting.some((visit) => visit.to === new URL(form.action).pathname);
  }
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches(".field-taps")) return;
  event.preventDefault();
  const to = new URL(form.action).pathname;
  const visit = { id: form.elements.visit_id.value, to, outcome: event.submitter.value, made_at: new Date().toISOString() };
  await phone.write(({ visits }) => visits.put(visit));
  await phone.show();
  await phone.send();
  if (!(await phone.read("visits")).length) location.replace("/field/");
});
