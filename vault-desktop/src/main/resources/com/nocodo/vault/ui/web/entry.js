// The way in: by the link that stands after `#`, or by the key that this browser got when it came in by one.
(async () => {
  const KEY = "nocodo-vault";
  const TRIES = "nocodo-vault-tries";
  const link = new URLSearchParams(location.hash.slice(1)).get("link");
  const wanted = location.pathname === "/enter" ? new URLSearchParams(location.search).get("to") : location.pathname;
  history.replaceState(null, "", location.pathname + location.search);

  function say(text, alarm) {
    const said = document.getElementById("said");
    said.textContent = text;
    said.className = alarm ? "alarm" : "";
    if (alarm) said.setAttribute("role", "alert");
  }

  /** A browser that keeps no cookie would go round and round. */
  function enter() {
    const tries = JSON.parse(sessionStorage.getItem(TRIES) ?? "[]").filter((at) => Date.now() - at < 20000);
    if (tries.length >= 4) {
      say("This browser does not keep the vault's cookie. Allow it for this address, then load the page again.", true);
      return;
    }
    sessionStorage.setItem(TRIES, JSON.stringify([...tries, Date.now()]));
    location.replace(/^\/(?![/\\]|enter)/.test(wanted ?? "") ? wanted : "/");
  }

  const post = (path, name, value) => fetch(path, { method: "POST", headers: { [name]: value } });
  try {
    if (link) {
      const answer = await post("/enter/link", "X-Vault-Link", link);
      const text = await answer.text();
      if (!answer.ok) return say(text, true);
      localStorage.setItem(KEY, text);
      return enter();
    }
    const key = localStorage.getItem(KEY);
    if (key) {
      const answer = await post("/enter/back", "X-Vault-Browser", key);
      if (answer.ok) return enter();
      if (answer.status === 503) return setTimeout(() => location.reload(), 1000);
      localStorage.removeItem(KEY);
    }
    say("Open the vault by the link that it printed when it was started. A new link, in a terminal: nocodo vault link");
  } catch {
    say("The vault does not answer. Is it running? In a terminal: nocodo vault");
    setTimeout(() => location.reload(), 3000);
  }
})();
