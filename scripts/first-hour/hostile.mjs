// What script in a page can try against other origins. Each of these runs in the page that it is given, and answers
// what came of it; the same from the page that may do it is what proves that it can come to something.

/** Sends a request; whether its answer could be read. */
export const sends = (page, request) =>
  page.evaluate(async ({ url, method = "GET", body, type, mode = "cors" }) => {
    const headers = type ? { "Content-Type": type } : {};
    try {
      const answer = await fetch(url, { method, body, headers, mode, credentials: "include" });
      return answer.type !== "opaque" && answer.ok;
    } catch {
      return false;
    }
  }, request);

/** Every way in which a page may send that body: as JSON, as what needs no leave, and where nothing comes back. */
export const ways = (url, method, body) => [
  { url, method, body: JSON.stringify(body), type: "application/json" },
  ...(method === "POST"
    ? [
        { url, method, body: JSON.stringify(body), type: "text/plain" },
        { url, method, body: JSON.stringify(body), type: "text/plain", mode: "no-cors" },
        { url, method, body: new URLSearchParams(body).toString(), type: "application/x-www-form-urlencoded", mode: "no-cors" },
      ]
    : []),
];

/** Sends a form into a frame that nobody sees, as JSON that a form can be made to look like. */
export const submits = (page, url, body) =>
  page.evaluate(
    async ([action, json]) => {
      const frame = Object.assign(document.createElement("iframe"), { name: "f" + Math.random(), hidden: true });
      const form = Object.assign(document.createElement("form"), { action, method: "post", enctype: "text/plain" });
      form.target = frame.name;
      const [before, after] = [json.slice(0, -1) + ',"x":"', '"}'];
      form.append(Object.assign(document.createElement("input"), { name: before, value: after }));
      document.body.append(frame, form);
      const loaded = new Promise((tell) => frame.addEventListener("load", tell));
      form.submit();
      await Promise.race([loaded, new Promise((tell) => setTimeout(tell, 2000))]);
      form.remove();
    },
    [url, JSON.stringify(body)],
  );

/** Shows an address in a frame; whether anything of ours is in it then, seen from outside of all pages. */
export async function frames(page, url) {
  const handle = await page.evaluateHandle((src) => {
    const frame = document.createElement("iframe");
    frame.src = src;
    document.body.append(frame);
    return frame;
  }, url);
  const frame = await handle.asElement().contentFrame();
  await page.waitForTimeout(1500);
  const shown = await shows(frame);
  await handle.evaluate((one) => one.remove());
  return shown;
}

/** Whether a frame has a page with something that one could use, and not the browser's own that says it was blocked. */
export async function shows(frame) {
  if (frame.url().startsWith("chrome-error:")) return false;
  return frame.evaluate(() => document.querySelectorAll("h1, h2, input, textarea, button, vaadin-button, form").length > 0);
}

/** Whether a socket opens. */
export const connects = (page, url) =>
  page.evaluate(
    (to) =>
      new Promise((tell) => {
        const socket = new WebSocket(to);
        socket.onopen = () => { socket.close(); tell(true); };
        socket.onerror = () => tell(false);
        setTimeout(() => tell(false), 3000);
      }),
    url,
  );

/** Opens an address in a window; what of it can be held on to. */
export const opens = (page, url) =>
  page.evaluate(async (to) => {
    const opened = window.open(to);
    await new Promise((tell) => setTimeout(tell, 2500));
    let read = false;
    try {
      read = Boolean(opened.document.body);
      opened.postMessage({ nocodo: 1, type: "failed", kind: "error", text: "forged", path: "/" }, "*");
    } catch {}
    const held = !opened.closed;
    opened.close();
    return { read, held };
  }, url);

/** Puts a cookie under all names beside one's own, where the browser lets it. */
export const tosses = (page, name, value, path = "/") =>
  page.evaluate(
    ([what, age]) => {
      document.cookie = `${what}; domain=${location.hostname.split(".").slice(1).join(".")}${age}`;
    },
    [`${name}=${value}; path=${path}`, value ? "" : "; max-age=0"],
  );
