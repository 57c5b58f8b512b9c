// Script of one application against the operator and against another application, with the owner signed in to all
// three in the same browser. After each attempt everything is as it was.
import { connects, frames, opens, sends, shows, submits, tosses, ways } from "./hostile.mjs";
import { messages } from "./forged.mjs";
import { neighbours } from "./neighbours.mjs";

/** What the owner has, as their own page is told. */
export const has = (page, projects) =>
  page.evaluate(async (ids) => {
    const asked = async (path, take = (all) => all) => {
      const answer = await fetch(path);
      return [path, answer.status, answer.ok ? take(await answer.json()) : ""];
    };
    const daily = ({ type, why }) => type === "backed_up" && why === "daily"; // comes when its hour comes
    const told = (all) => all.filter(({ event }) => !daily(event)).map(({ event }) => event.type);
    return JSON.stringify([
      await asked("/api/v1/me"),
      await asked("/api/v1/projects"),
      await asked("/api/v1/members"),
      await asked("/api/v1/me/passkeys"),
      await asked("/api/v1/me/tokens", (all) => all.map((one) => one.id)),
      await asked("/api/v1/me/sessions", (all) => all.map((one) => one.id)),
      ...(await Promise.all(ids.map((id) => asked(`/api/v1/projects/${id}/snapshot`, ({ seq, ...rest }) => rest)))),
      ...(await Promise.all(ids.map((id) => asked(`/api/v1/projects/${id}/events?after=0&limit=1000`, told)))),
    ]);
  }, projects);

/** Waits until a project is built. */
export async function built(page, project) {
  const jobs = () => page.evaluate(async (id) => (await fetch(`/api/v1/projects/${id}/jobs`)).json(), project);
  for (let seconds = 0; seconds < 8 * 60; seconds++) {
    const all = await jobs();
    if (all.some((job) => job.state === "failed")) throw new Error(JSON.stringify(all));
    if (all.length > 0 && all.every((job) => job.state === "done")) return;
    await page.waitForTimeout(1000);
  }
  throw new Error("the other application is not built");
}

/** Waits until nothing happens by itself, as the first daily backup does. */
async function settled(page, projects) {
  for (let tries = 0, before = ""; tries < 20; tries++) {
    const now = await has(page, projects);
    if (now === before) return;
    before = now;
    await page.waitForTimeout(2000);
  }
  throw new Error("something happens all the while");
}

/**
 * A page of an application as somebody who means harm would serve it: with its script, without its own policy. What is
 * put in for an answer has no address, and a browser would keep that from all of this machine for a reason of its own.
 */
async function hostile(context, url) {
  const { origin } = new URL(url);
  await context.grantPermissions(["local-network-access"], { origin });
  const page = await context.newPage();
  const browser = await context.newCDPSession(page);
  await browser.send("Fetch.enable", { patterns: [{ urlPattern: `${origin}/*`, resourceType: "Document", requestStage: "Response" }] });
  browser.on("Fetch.requestPaused", async ({ requestId, responseStatusCode, responseHeaders }) => {
    if (responseStatusCode !== 200) return browser.send("Fetch.continueRequest", { requestId }).catch(() => {});
    const answer = await browser.send("Fetch.getResponseBody", { requestId });
    const body = answer.base64Encoded ? answer.body : Buffer.from(answer.body).toString("base64");
    const kept = responseHeaders.filter(({ name }) => !/^(content-security-policy|x-frame-options)$/i.test(name));
    await browser.send("Fetch.fulfillRequest", { requestId, responseCode: 200, responseHeaders: kept, body });
  });
  await page.goto(url);
  await page.locator("h1").first().waitFor();
  return page;
}

const writes = (ui, [one, other]) => [
  ["POST", "/api/v1/projects", { key: "forged", text: "Cars have a name." }],
  ["POST", `/api/v1/projects/${other}/messages`, { key: "forged", text: "Remove prices." }],
  ["POST", `/api/v1/projects/${one}/past/undo`, { key: "forged" }],
  ["POST", `/api/v1/projects/${one}/past/backups`, {}],
  ["POST", "/api/v1/me/tokens", { name: "forged", scope: "admin", days: 9 }],
  ["PUT", "/api/v1/me/password", { email: "forged@example.org", password: "forged forged forged" }],
  ["POST", "/api/v1/members", { name: "Forged", role: "owner" }],
  ["DELETE", `/api/v1/projects/${other}`, {}],
  ["POST", "/session/end", {}],
  ["POST", "/session/passkey/new", {}],
].map(([method, path, body]) => [method, ui + path, body]);

export async function isolation({ page, must, step }, [one, other]) {
  const context = page.context();
  const ui = new URL(page.url()).origin;
  const port = new URL(ui).port;
  const seenAs = (project) =>
    page.evaluate(async (id) => {
      const headers = { "Content-Type": "application/json" };
      const asked = { method: "POST", headers, body: '{"role":"owner"}' };
      return (await (await fetch(`/api/v1/projects/${id}/see-as`, asked)).json()).url;
    }, project);
  const ids = [one, other];
  let bad, before;
  const reached = {};
  const unchanged = async (what) => {
    const now = await has(page, ids);
    must(now === before, `${what} changed something:\n${before}\n${now}`);
  };

  await step("what script may not do, it can do where it may", async () => {
    bad = await hostile(context, await seenAs(one));
    bad.on("response", (answer) => {
      const to = new URL(answer.url()).origin;
      if (answer.request().method() !== "GET") reached[to] = (reached[to] ?? 0) + 1;
    });
    await settled(page, ids);
    before = await has(page, ids);
    const token = { url: `${ui}/api/v1/me/tokens`, method: "POST", type: "application/json" };
    token.body = JSON.stringify({ name: "control", scope: "read", days: 1 });
    must(await sends(page, token), "the operator's own page cannot make a token");
    must((await has(page, ids)) !== before, "a new token is not seen");
    must(await connects(page, `${ui.replace("http", "ws")}/VAADIN/push?v-r=push`), "its own page has no socket");
    const framed = await (await page.locator("iframe").elementHandle()).contentFrame();
    must(await shows(framed), "an application that is shown is not seen to be");
    before = await has(page, ids);
  });

  await step("script of an application reads and writes nothing of the operator", async () => {
    for (const at of [ui, `http://127.0.0.1:${port}`]) {
      for (const path of ["/", "/settings", "/api/v1/me", "/api/v1/projects", "/api/v1/openapi.json", "/look/code.js"]) {
        must(!(await sends(bad, { url: at + path })), `an application reads ${at}${path}`);
      }
      for (const [method, url, body] of writes(at, ids)) {
        const all = ways(url, method, body);
        for (const request of at === ui ? all : all.slice(0, 1)) {
          must(!(await sends(bad, request)), `an application is answered: ${JSON.stringify(request)}`);
          await unchanged(JSON.stringify(request));
        }
        if (method === "POST") await submits(bad, url, body);
        await unchanged(`a form for ${url}`);
      }
      must(reached[at] >= 8, `nothing came to ${at}, so nothing was tried: ${JSON.stringify(reached)}`);
    }
  });

  await step("it shows, opens and connects to nothing of the operator", async () => {
    for (const path of ["/", "/settings", "/sign-in", `/projects/${other}`, "/api/v1/me"]) {
      must(!(await frames(bad, ui + path)), `an application shows ${path} in a frame`);
    }
    const opened = await opens(bad, `${ui}/`);
    must(!opened.read && !opened.held, `an application holds on to the operator's window: ${JSON.stringify(opened)}`);
    for (const path of ["/VAADIN/push?v-r=push", `/api/v1/projects/${one}/events`]) {
      must(!(await connects(bad, ui.replace("http", "ws") + path)), `an application has a socket to ${path}`);
    }
    await unchanged("a frame, a window or a socket");
  });

  await step("its cookies put nobody else in the owner's place", () => cookies({ page, bad, must, ui, port, unchanged }));
  await neighbours({ reached, context, bad, must, step, other: () => seenAs(other), unchanged });
  await messages({ page, bad, must, step, other: await seenAs(other), unchanged });
  await bad.close();
}

/** A cookie of somebody's sign-in that is good: the worst that an application can put beside the owner's. */
async function cookies({ page, bad, must, ui, port, unchanged }) {
  const name = `nocodo-session-${port}`;
  const members = (method, path, body) =>
    page.evaluate(async ([verb, where, json]) => {
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch(`/api/v1/members${where}`, { method: verb, headers, body: json });
      return answer.status === 204 ? null : answer.json();
    }, [method, path, body && JSON.stringify(body)]);
  const guest = await members("POST", "", { name: "Guest", role: "viewer" });
  const theirs = await page.context().browser().newContext();
  const come = await theirs.newPage();
  await come.goto(guest.link);
  await come.locator("h1").first().waitFor(); // the server knows a page of theirs, too
  const found = await theirs.cookies(ui);
  const value = found.find((one) => one.name.endsWith(name)).value;
  const pages = found.find((one) => one.name === `nocodo-page-${port}`);
  must(pages, "the guest has no page");
  await theirs.clearCookies();
  await theirs.addCookies([{ name, value, url: ui }]);
  await come.goto(`${ui}/api/v1/me`);
  must((await come.content()).includes("Guest"), "the guest's cookie alone does not sign the guest in");

  const mine = await page.context().cookies(ui);
  const given = await page.context().cookies(bad.url());
  must(mine.some((one) => one.name.endsWith(name)), "the owner has no cookie");
  must(!given.some((one) => one.name.endsWith(name)), "the operator's cookie goes to an application");
  const all = [[name, value], [`__Host-${name}`, value], [pages.name, pages.value]];
  const paths = ["/", "/api", "/api/v1/me", "/projects", "/VAADIN"];
  for (const [tossed, content] of all) for (const path of paths) await tosses(bad, tossed, content, path);
  const placed = (await page.context().cookies(`${ui}/api/v1/me`)).filter((one) => one.value === value);
  must(placed.length > 0, "the browser kept no cookie of the application for the operator");
  const before = await page.locator(".log").innerText();
  const who = await page.evaluate(async () => (await (await fetch("/api/v1/me")).json()).role);
  must(who === "owner", `the owner is ${who} now`);
  await page.reload();
  await shownAgain(page, before);
  for (const [tossed] of all) for (const path of paths) await tosses(bad, tossed, "", path);
  await theirs.close();
  await members("DELETE", `/${guest.account.id}`);
  await page.reload();
  await shownAgain(page, before);
  await unchanged("a cookie");
}

/** Waits until the owner's page is what it was. */
const shownAgain = (page, log) =>
  page.waitForFunction(
    (text) => document.querySelector(".log")?.innerText === text && document.querySelector("iframe")?.checkVisibility(),
    log,
  );
