// Before any script of the page: what is painted, what jumps, and what keeps people from pressing anything.
(() => {
  const seen = (window.__probe = { paint: null, first: null, shift: 0, tasks: [] });
  let session = { from: 0, last: 0, sum: 0 };
  const watch = (type, take) => {
    try {
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    } catch (unsupported) {} // An older browser does not know the type; then nothing of it is told.
  };
  watch("largest-contentful-paint", (one) => { seen.paint = one.startTime; });
  watch("paint", (one) => { if (one.name === "first-contentful-paint") seen.first = one.startTime; });
  watch("longtask", (one) => { seen.tasks.push([one.startTime, one.duration]); });
  // Nobody touches the page yet: `hadRecentInput` would only tell of the emulated screen finding its size.
  // Shifts within a second of each other, five seconds at most, count together; the worst such session is the value.
  watch("layout-shift", (one) => {
    const goes_on = one.startTime - session.last < 1000 && one.startTime - session.from < 5000;
    session = goes_on
      ? { ...session, last: one.startTime, sum: session.sum + one.value }
      : { from: one.startTime, last: one.startTime, sum: one.value };
    seen.shift = Math.max(seen.shift, session.sum);
  });
})();
