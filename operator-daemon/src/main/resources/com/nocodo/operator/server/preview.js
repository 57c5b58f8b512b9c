// Runs in a page of an application while the web app shows it in its frame: tells what goes wrong there, and lets a
// person point at what they mean. It talks to the web app alone, which takes nothing that it says on trust.
(() => {
  const UI = "$UI";
  const down = document.currentScript?.dataset.down;
  if (window.parent === window) return;
  const tell = (message) => window.parent.postMessage({ nocodo: 1, path: location.pathname, ...message }, UI);

  // Whoever types in the web app goes on typing there: a page takes the focus only once somebody is in it.
  const focus = HTMLElement.prototype.focus;
  HTMLElement.prototype.focus = function (...how) {
    if (document.hasFocus() || navigator.userActivation?.hasBeenActive) focus.apply(this, how);
  };

  // What goes wrong.
  const MOST = 20;
  const LONGEST = 500;
  const HARMLESS = /^ResizeObserver loop/;
  let left = MOST;
  let newest = "";
  let leaving = false;
  const failed = (kind, reason) => {
    const text = String(reason).slice(0, LONGEST);
    if (leaving || left === 0 || HARMLESS.test(text) || newest === kind + text) return;
    left -= 1;
    newest = kind + text;
    tell({ type: "failed", kind, text });
  };
  const addressOf = (target) => new URL(target instanceof Request ? target.url : target, location.href).pathname;
  // Going away cuts off what is being fetched, which is no failure; but whoever is asked whether to go may stay.
  window.addEventListener("beforeunload", () => {
    leaving = true;
    setTimeout(() => (leaving = false), 1000);
  });
  window.addEventListener("pagehide", () => (leaving = true));
  window.addEventListener("pageshow", () => (leaving = false));
  window.addEventListener(
    "error",
    (event) => {
      const part = event.target;
      if (part instanceof HTMLScriptElement) failed("missing", addressOf(part.src));
      else if (part instanceof HTMLLinkElement) failed("missing", addressOf(part.href));
      else if (event instanceof ErrorEvent) failed("error", event.message);
    },
    true,
  );
  window.addEventListener("unhandledrejection", ({ reason }) => {
    if (reason?.name !== "AbortError") failed("error", reason?.message || reason);
  });
  const fetched = window.fetch;
  window.fetch = async (...request) => {
    try {
      const answer = await fetched(...request);
      const kind = [502, 503, 504].includes(answer.status) ? "down" : "answer";
      if (answer.status >= 500) failed(kind, `${addressOf(request[0])}: ${answer.status}`);
      return answer;
    } catch (error) {
      if (error?.name !== "AbortError") failed("down", addressOf(request[0]));
      throw error;
    }
  };

  // Where one is.
  let at = "";
  const moved = () => {
    if (at === location.pathname) return;
    at = location.pathname;
    tell({ type: "at" });
  };
  for (const name of ["pushState", "replaceState"]) {
    const kept = history[name];
    history[name] = function (...state) {
      kept.apply(this, state);
      moved();
    };
  }
  window.addEventListener("popstate", moved);

  // What is meant.
  const look = new CSSStyleSheet();
  look.replaceSync(`
    [data-nocodo-points] * { cursor: crosshair !important; }
    [data-nocodo-points] [data-spec] { outline: 1px dashed #d81b60 !important; outline-offset: 3px !important; }
    [data-nocodo-points] [data-nocodo-at] { outline: 3px solid #d81b60 !important; }
    [data-nocodo-points] :is(td, th, a, li, section, .page)[data-spec] { outline-offset: -3px !important; }`);
  const said = document.createElement("div");
  said.setAttribute("role", "status");
  said.style.cssText = "position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)";
  let pointing = false;
  let marked = null;
  const specOf = (target) => (target instanceof Element ? target.closest("[data-spec]") : null);
  const mark = (element) => {
    if (marked === element) return;
    marked?.removeAttribute("data-nocodo-at");
    marked = element;
    marked?.setAttribute("data-nocodo-at", "");
  };
  const point = (on) => {
    pointing = on;
    document.documentElement.toggleAttribute("data-nocodo-points", on);
    if (on) {
      if (!document.adoptedStyleSheets.includes(look)) document.adoptedStyleSheets.push(look);
      document.body?.append(said);
      window.focus();
    } else {
      mark(null);
      said.remove();
    }
  };
  const leave = () => {
    point(false);
    tell({ type: "left" });
  };
  const pick = (element) => {
    const ref = element.dataset.spec;
    point(false);
    tell({ type: "picked", ref });
  };
  const step = (by) => {
    const shown = [...document.querySelectorAll("[data-spec]")].filter((one) => one.checkVisibility());
    if (shown.length === 0) return;
    const from = shown.indexOf(marked);
    const next = shown[from < 0 ? (by > 0 ? 0 : shown.length - 1) : (from + by + shown.length) % shown.length];
    mark(next);
    next.scrollIntoView({ block: "nearest" });
    said.textContent = `${next.innerText.trim().split("\n")[0].slice(0, 80)} (${shown.indexOf(next) + 1}/${shown.length})`;
  };
  const whilePointing = (names, work) => {
    for (const name of names) {
      window.addEventListener(
        name,
        (event) => {
          if (!pointing || work(event) === false) return;
          event.preventDefault();
          event.stopImmediatePropagation();
        },
        { capture: true, passive: false },
      );
    }
  };
  whilePointing(["pointerover"], (event) => {
    mark(specOf(event.target));
    return false;
  });
  whilePointing(["pointerdown", "pointerup", "mousedown", "mouseup", "dblclick", "submit", "auxclick"], () => true);
  whilePointing(["click"], (event) => {
    const element = specOf(event.target);
    if (element) pick(element);
  });
  whilePointing(["keydown"], (event) => {
    if (event.key === "Tab") step(event.shiftKey ? -1 : 1);
    else if (event.key === "Enter" && marked) pick(marked);
    else if (event.key === "Escape" || (event.altKey && event.code === "KeyP")) leave();
    else return event.key === "Enter";
  });
  // The web app's own keys work here, too: Alt and a digit leads to one of its sides.
  window.addEventListener("keydown", (event) => {
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    if (!event.altKey || event.ctrlKey || event.metaKey || !digit) return;
    event.preventDefault();
    tell({ type: "side", digit });
  });
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || event.origin !== UI || event.data?.nocodo !== 1) return;
    if (event.data.type !== "point") return;
    point(event.data.on === true);
    tell({ type: "at" });
  });

  tell({ type: "ready" });
  moved();
  if (down) failed("down", down);
})();
