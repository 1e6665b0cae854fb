// Tells the collector what only the browser sees: ids of pages and kinds of errors, never what somebody types.
// Written for the oldest browsers, which are among what it is to tell of.
(function (own) {
  "use strict";
  if (!own || navigator.globalPrivacyControl) return;
  var about = {}, queue = [], store = null, gone = false, going = null, once = {}, HOUR = 36e5;
  ["to", "journey", "step", "route", "share", "now"].forEach(function (name) {
    about[name] = own.getAttribute("data-" + name) || "";
  });
  var journey = about.journey;

  function read(name) {
    try {
      return JSON.parse(store.getItem(name));
    } catch (e) {
      return null;
    }
  }
  function keep(name, value) {
    try {
      store.setItem(name, JSON.stringify(value));
    } catch (e) { /* Full or forbidden: what is told stays in memory. */ }
  }
  function tell(kind, rule, more) {
    var what = kind + ":" + (rule || "");
    if (queue.length >= 50 || (once[what] && kind !== "help_opened")) return;
    once[what] = true;
    var one = { k: kind, t: Date.now(), j: journey, s: about.step, p: about.route };
    if (rule) one.r = String(rule).replace(/[^\w.:-]/g, "").slice(0, 60);
    for (var name in more || {}) one[name] = more[name];
    queue.push(one);
    keep("od-told", queue);
  }
  function send() {
    if (!queue.length || navigator.onLine === false) return;
    var now = Date.now(), told = queue;
    var body = JSON.stringify({ v: 1, f: +about.share, e: told.map(function (one) {
      var sent = { a: Math.max(0, now - one.t) };
      for (var name in one) if (name !== "t") sent[name] = one[name];
      return sent;
    }) });
    var again = function () {
      queue = told.concat(queue).slice(0, 50);
      keep("od-told", queue);
    };
    queue = [];
    keep("od-told", queue);
    if (window.Request && "keepalive" in Request.prototype) {
      fetch(about.to + "/page", { method: "POST", body: body, keepalive: true, mode: "no-cors", credentials: "omit" })
        .catch(again);
    } else if (!navigator.sendBeacon || !navigator.sendBeacon(about.to + "/page", body)) again();
  }

  try {
    store = window.sessionStorage;
    store.setItem("od-try", "1");
    store.removeItem("od-try");
  } catch (e) {
    store = null;
  }
  queue = (store && read("od-told")) || [];

  // What stands in the way from the start.
  if (journey) {
    var hour = journey.slice(0, 8) + Math.floor(Date.now() / HOUR);
    if (!store || read("od-seen") !== hour) tell("viewed");
    keep("od-seen", hour);
    if (!store || !navigator.cookieEnabled) tell("storage_blocked");
    if (!("noModule" in HTMLScriptElement.prototype) || !window.fetch || !window.CSS || !CSS.supports("display", "grid"))
      tell("browser_too_old");
    if (Math.abs(Date.now() - about.now) > HOUR / 12) tell("clock_wrong");
  }

  // A page that was on its way and had to be asked for again did not come.
  var left = store && read("od-left"), entry = (window.performance && performance.getEntriesByType &&
    performance.getEntriesByType("navigation")[0]) || {};
  if (left && entry.type === "reload" && Date.now() - left.t < 24 * HOUR)
    tell("not_connected", "", { t: left.t, j: left.j, s: left.s });
  if (store) store.removeItem("od-left");
  function leave() {
    gone = true;
    going = journey && navigator.onLine !== false ? { t: Date.now(), j: journey, s: about.step } : null;
  }

  var link = navigator.connection || {};
  function slow() {
    return /2g$/.test(link.effectiveType) || link.rtt > 1000;
  }
  addEventListener("load", function () {
    if (slow() && window.performance && performance.now() > 1e4) tell("slow_link", link.effectiveType);
  });
  addEventListener("offline", function () { tell("offline"); });
  addEventListener("online", send);
  addEventListener("error", function (event) { tell("script_error", (event.error && event.error.name) || "Error"); });
  addEventListener("unhandledrejection", function (event) {
    tell("script_error", (event.reason && event.reason.name) || "Rejection");
  });
  document.addEventListener("toggle", function (event) {
    if (journey && event.target.open) tell("help_opened");
  }, true);

  // A button that should lead on, and does not.
  document.addEventListener("click", function (event) {
    var target = event.target.closest ? event.target.closest("a[href], button, input[type=submit]") : null;
    if (!target || gone) return;
    if (navigator.onLine === false) tell("offline");
    if (target.href && target.origin === location.origin && !event.defaultPrevented) return leave();
    var form = target.form;
    if (!form || target.type !== "submit" || (!form.noValidate && !form.checkValidity())) return;
    setTimeout(function () { if (!gone && navigator.onLine !== false) tell("dead_click"); }, 1500);
  }, true);
  addEventListener("submit", function (event) {
    if (event.defaultPrevented) return;
    leave();
    if (event.target.querySelector("input[type=file]"))
      setTimeout(function () { tell("file_stalled", link.effectiveType); }, 3e4);
  });

  // How fast the page was, of a share of the journeys.
  var most = {}, drawn = journey ? parseInt(journey.slice(0, 8), 16) / 4294967296 : Math.random();
  function watch(type, seen, options) {
    try {
      new PerformanceObserver(function (list) { list.getEntries().forEach(seen); })
        .observe(Object.assign({ type: type, buffered: true }, options));
    } catch (e) { /* A browser that does not measure this. */ }
  }
  if (drawn < +about.share) {
    var from = 0, last = 0, sum = 0;
    watch("largest-contentful-paint", function (one) { most.lcp = one.startTime; });
    watch("event", function (one) { if (one.interactionId) most.inp = Math.max(most.inp || 0, one.duration); },
      { durationThreshold: 40 });
    watch("layout-shift", function (one) {
      if (one.hadRecentInput) return;
      if (one.startTime - last > 1e3 || one.startTime - from > 5e3) { from = one.startTime; sum = 0; }
      last = one.startTime;
      sum += one.value;
      most.cls = Math.max(most.cls || 0, sum);
    });
    if (entry.responseStart > 0) { most.ttfb = entry.responseStart; most.cls = 0; }
  }
  function hide() {
    for (var name in most) tell(name, "", { n: Math.round(most[name] * 1e3) / 1e3 });
    most = {};
    send();
  }
  document.addEventListener("visibilitychange", function () { if (document.visibilityState === "hidden") hide(); });
  addEventListener("pagehide", function () {
    if (going) keep("od-left", going);
    hide();
  });
  send();
})(document.currentScript);
