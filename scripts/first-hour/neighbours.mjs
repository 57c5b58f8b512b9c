// Script of one application against another one of the same operator.
import { connects, frames, sends, shows, submits, tosses, ways } from "./hostile.mjs";

/** The first resource of an application, and a row that it takes, as its own description tells. */
const resource = (page) =>
  page.evaluate(async () => {
    const { paths, components } = await (await fetch("/api/openapi.json")).json();
    const path = Object.keys(paths).find((one) => paths[one].post && paths[`${one}/{id}`]?.patch && one !== "/api/users");
    const { schema } = paths[path].post.requestBody.content["application/json"];
    const { required, properties } = schema.$ref ? components.schemas[schema.$ref.split("/").at(-1)] : schema;
    return { path, values: Object.fromEntries(required.map((name) => [name, properties[name].examples[0]])) };
  });

const asked = (page, path) => page.evaluate(async (at) => JSON.stringify(await (await fetch(at)).json()), path);

/** Adds a row, as the page of the application does. */
const adds = (page, path, row) =>
  page.evaluate(
    async ([at, json]) => {
      const session = await (await fetch("/api/session")).json();
      const headers = { "Content-Type": "application/json", "X-CSRF-Token": session.csrf_token };
      const answer = await fetch(at, { method: "POST", headers, body: json });
      return answer.ok ? answer.json() : { status: answer.status, text: await answer.text() };
    },
    [path, JSON.stringify(row)],
  );

export async function neighbours({ reached, context, bad, must, step, other, unchanged }) {
  await step("script of an application reads and writes nothing of another one", async () => {
    const page = await context.newPage();
    await page.goto(await other());
    await page.locator("h1").first().waitFor();
    const { origin } = new URL(page.url());
    const { path: rows, values } = await resource(page);
    const state = async () => (await asked(page, rows)) + (await asked(page, "/api/session")) + (await asked(page, "/api/users"));

    const first = await state();
    const row = await adds(page, rows, values);
    must(row.id, `its own page cannot add a row: ${JSON.stringify(row)}`);
    const before = await state();
    must(before !== first, "a new row is not seen");
    await page.evaluate(() => localStorage.setItem("secret", "theirs"));

    for (const path of ["/", rows, `${rows}/${row.id}`, "/api/session", "/api/users", "/api/openapi.json"]) {
      must(!(await sends(bad, { url: origin + path })), `another application reads ${path}`);
    }
    const writes = [
      ["POST", rows, values],
      ["PATCH", `${rows}/${row.id}`, { version: row.version, ...values }],
      ["DELETE", `${rows}/${row.id}`, {}],
      ["POST", "/api/users", { email: "forged@example.org", name: "Forged", role: "owner", password: "forged forged" }],
      ["POST", "/api/session/as", { role: "owner" }],
      ["DELETE", "/api/session", {}],
    ];
    for (const [method, path, body] of writes) {
      for (const request of ways(origin + path, method, body)) {
        must(!(await sends(bad, request)), `another application is answered: ${JSON.stringify(request)}`);
        must((await state()) === before, `${JSON.stringify(request)} changed another application`);
      }
      if (method === "POST") await submits(bad, origin + path, body);
      must((await state()) === before, `a form for ${path} changed another application`);
    }
    must(reached[origin] >= 6, `nothing came to ${origin}, so nothing was tried: ${JSON.stringify(reached)}`);
    must(!(await frames(bad, `${origin}/`)), "an application shows another one in a frame");
    must(!(await connects(bad, origin.replace("http", "ws") + rows)), "an application has a socket to another one");
    const own = await bad.evaluate(() => [document.cookie, localStorage.getItem("secret")]);
    must(own[0] === "" && own[1] === null, `an application finds ${own}`);

    const cookies = async (of) => (await of.cookies(origin)).filter((one) => one.httpOnly && !one.name.startsWith("__Host-"));
    const stranger = await context.browser().newContext();
    await (await stranger.newPage()).goto(await other());
    const [theirs] = await cookies(stranger);
    must((await cookies(context)).length === 1 && theirs, "the application has no cookie of its own");
    must((await cookies(context))[0].value !== theirs.value, "two sign-ins are one");
    const since = await state(); // the second sign-in was noted
    for (const value of ["forged", theirs.value]) {
      for (const path of ["/", "/api"]) await tosses(bad, theirs.name, value, path);
      const whose = await asked(page, "/api/session");
      for (const path of ["/", "/api"]) await tosses(bad, theirs.name, "", path);
      must(before.includes(whose), `a cookie of an application makes another one say ${whose}`);
    }
    await stranger.close();
    must((await state()) === since, "a cookie changed another application");
    must(await shows(page.mainFrame()), "the other application is not shown any more");
    await page.close();
    await unchanged("what was sent to another application");
  });
}
