// Sends this browser's key with everything that the page asks for, and sees when the vault was locked.
(() => {
  const KEY = "nocodo-vault";
  const { open, send } = XMLHttpRequest.prototype;
  const ours = new WeakSet();
  let leaving = false;
  addEventListener("pagehide", () => (leaving = true));
  if (location.hash.includes("link=")) history.replaceState(history.state, "", location.pathname + location.search);
  const looks = localStorage.getItem("nocodo-looks");
  if (looks) document.documentElement.style.colorScheme = looks;

  XMLHttpRequest.prototype.open = function (method, url, ...more) {
    if (new URL(url, document.baseURI).origin === location.origin) ours.add(this);
    else ours.delete(this);
    return open.call(this, method, url, ...more);
  };
  XMLHttpRequest.prototype.send = function (body) {
    const key = localStorage.getItem(KEY);
    if (ours.has(this)) {
      if (key) this.setRequestHeader("X-Vault-Browser", key);
      this.addEventListener("loadend", () => judged(this.status));
    }
    return send.call(this, body);
  };

  function judged(status) {
    if (leaving) return;
    if (status === 401) back();
    else if (status === 0 || status === 503) gone();
  }

  function back() {
    leaving = true;
    location.replace("/enter?to=" + encodeURIComponent(location.pathname + location.search));
  }

  /** What was typed or shown is seen no more, and goes with the page as soon as anybody answers. */
  async function gone() {
    leaving = true;
    document.documentElement.classList.add("gone");
    for (;;) {
      try {
        await fetch("/enter", { method: "HEAD", cache: "no-store" });
        return location.replace("/enter?to=%2F");
      } catch {
        await new Promise((done) => setTimeout(done, 500)); // not yet
      }
    }
  }
})();
