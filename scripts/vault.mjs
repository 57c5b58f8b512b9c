// A person's first quarter of an hour with the vault, in a real browser, and what other pages try meanwhile.
// What it asks for: vault/stage.mjs
import { createServer } from "node:http";
import {
  ACCESS_KEY,
  LINK,
  PASSWORD,
  SECRET_KEY,
  browser,
  button,
  context,
  field,
  heading,
  look,
  must,
  origin,
  page,
  play,
  port,
  snap,
  step,
  type,
  typeBack,
  unlock,
} from "./vault/stage.mjs";

const NEXT = "nine kettles beside the window";

/** A page of another program on this computer, of the same site where the name allows it. */
async function elsewhere(html, host) {
  const server = createServer((_, answer) => answer.setHeader("Content-Type", "text/html").end(html));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const other = await context.newPage();
  await other.goto(`http://${host}:${server.address().port}/`);
  return { other, close: () => other.close().then(() => server.close()) };
}

/** What another page gets, which runs in the same browser, with the vault's page open beside it. */
async function attack(host) {
  const { other, close } = await elsewhere("<!doctype html><title>other</title>", host);
  const got = await other.evaluate(
    async ({ origin, port }) => {
      const read = async (path, options) => {
        try {
          const answer = await fetch(origin + path, { credentials: "include", ...options });
          return answer.type === "opaque" ? "opaque" : `read ${answer.status}`;
        } catch {
          return "refused";
        }
      };
      const socket = new Promise((done) => {
        const one = new WebSocket(`ws://${new URL(origin).host}/VAADIN/push?v-r=push`);
        one.onopen = () => done("open");
        one.onerror = () => done("refused");
      });
      const framed = new Promise((done) => {
        const frame = document.createElement("iframe");
        frame.src = origin + "/";
        frame.onload = () => {
          try {
            done(frame.contentDocument === null ? "hidden" : "blank");
          } catch {
            done("hidden");
          }
        };
        document.body.append(frame);
      });
      return {
        read: await read("/?v-r=init", {}),
        post: await read("/?v-r=uidl&v-uiId=0", { method: "POST", body: "{}" }),
        keyed: await read("/enter/back", { method: "POST", headers: { "X-Vault-Browser": "x" } }),
        socket: await socket,
        framed: await framed,
      };
    },
    { origin, port },
  );
  must(got.read === "refused" && got.post === "refused" && got.keyed === "refused", `another page reads: ${JSON.stringify(got)}`);
  must(got.socket === "refused", "another page has a WebSocket");
  await close();
}

await play(async () => {
  await step("a stranger sees the way in and nothing else", async () => {
    const answer = await page.goto(origin + "/keys");
    must(answer.status() === 401, `a stranger gets ${answer.status()}`);
    await page.getByText("Open the vault by the link").waitFor();
    await look("stranger");
  });

  await step("the first run makes a vault", async () => {
    await page.goto("about:blank");
    await page.goto(LINK);
    await heading("Make your vault");
    must(!page.url().includes("link="), "the link stays in the address");
    await type("A password for the vault", "hello");
    await page.getByText("Too short").waitFor();
    await button("Make the vault").click();
    await page.getByText("At least 8 signs").first().waitFor();
    await type("A password for the vault", PASSWORD);
    await type("The same again", PASSWORD);
    await page.getByText("Good, unless").waitFor();
    await look("welcome");
    await button("Make the vault").click();
    await heading("Print this sheet");
  });

  await step("the sheet is printed and typed back, from paper", async () => {
    const groups = await page.locator(".code span").allTextContents();
    must(groups.length === 7 && groups.every((one) => /^[0-9A-Z]{4}$/.test(one)), `the code is ${groups.length} groups`);
    await look("sheet");
    await page.emulateMedia({ media: "print" });
    await snap("sheet-print");
    await page.emulateMedia({ media: null });
    await page.reload();
    await heading("Print this sheet");
    const asked = page.getByLabel(/From the paper: group \d of 7/);
    await asked.fill("XXXX");
    await button("I have the sheet").click();
    await page.getByText("That is another group").waitFor();
    await page.goto(origin + "/keys");
    await heading("Print this sheet");
    await typeBack(groups);
    await look("servers-without-key");
  });

  await step("a key is added field by field, and checked", async () => {
    await button("Add a key").click();
    await heading("Keys");
    await type("A name by which you will know it", "main");
    await type("Access key", "SCW1");
    await page.getByText("Here belongs SCW and 17").waitFor();
    await type("Access key", ACCESS_KEY);
    await type("Secret key", SECRET_KEY);
    await look("keys-empty");
    await button("Add the key").click();
    await page.getByRole("heading", { name: "main" }).waitFor();
    await button("Check it").click();
    await page.getByText("It works", { exact: true }).waitFor({ timeout: 60000 });
    await page.getByText("It may do no more than is needed").waitFor();
    must(!(await page.content()).includes(SECRET_KEY), "the secret key is in the page");
    await look("keys");
  });

  await step("other pages get nothing", async () => {
    for (const host of ["127.0.0.1", "localhost", "evil.localhost"]) await attack(host);
    const cookies = await context.cookies(origin);
    must(cookies.length === 1 && cookies[0].httpOnly && cookies[0].sameSite === "Strict", JSON.stringify(cookies));
    must(/^vault-[0-9a-f]{16}$/.test(cookies[0].name), `the cookie is ${cookies[0].name}`);
    const rebound = await context.newPage();
    const answer = await rebound.goto(`http://rebound.example:${port}/`);
    must(answer.status() === 421, `a rebound name gets ${answer.status()}`);
    must((await context.cookies(`http://rebound.example:${port}`)).length === 0, "a rebound name gets a cookie");
    await rebound.close();
  });

  await step("the cookie alone is worth nothing", async () => {
    const thief = await browser.newContext();
    await thief.addCookies(await context.cookies(origin));
    const other = await thief.newPage();
    await other.goto(origin + "/keys");
    await other.getByText("Open the vault by the link").waitFor();
    must(!(await other.content()).includes(ACCESS_KEY), "a thief of the cookie sees a key");
    await thief.close();
  });

  await step("a link that is used again is an alarm", async () => {
    const thief = await browser.newContext();
    const other = await thief.newPage();
    await other.goto(LINK);
    await other.getByText("This link was used before").waitFor();
    await thief.close();
    await page.getByText("Somebody came with a link").waitFor();
    await look("alarm");
    await button("I saw it").click();
  });

  await step("another tab of the same browser is let in", async () => {
    const other = await context.newPage();
    await other.goto(origin + "/keys");
    await other.getByRole("heading", { name: "main" }).waitFor();
    await other.close();
  });

  await step("a cap is set", async () => {
    await page.getByRole("link", { name: "Settings" }).click();
    await heading("Settings");
    await look("settings");
    await type("The most that a server may cost an hour", "0.05");
    await button("Save").click();
    await page.getByText("Saved.").waitFor();
  });

  await step("a server is chosen and planned", async () => {
    await page.getByRole("link", { name: "Servers" }).click();
    await button("New server").click();
    await heading("New server");
    await page.getByText("2. Where it stands").waitFor({ timeout: 60000 });
    await page.getByRole("button", { name: /Where it stands/ }).click();
    await page.getByRole("option", { name: "fr-par-1" }).click();
    await page.getByText("Your cap is 0.05").waitFor({ timeout: 60000 });
    await page.getByText("Show sold out ones").click();
    await page.getByText("above your cap").first().waitFor();
    await look("order-sizes");
    await page.getByRole("radio", { name: /DEV1-L/ }).click();
    await field("Name of the server").fill("A;B");
    await button("Show the plan").click();
    await page.getByText("beginning with a letter").waitFor();
    await field("Name of the server").fill("shop");
    await button("Show the plan").click();
    await heading("The plan");
    await page.getByText("port 22, and nothing else").waitFor();
    await look("order-plan");
  });

  await step("it is ordered, and can be left and looked at again", async () => {
    await page.getByRole("button", { name: /^Order it for/ }).click();
    await page.waitForURL("**/server/*");
    await page.getByText(/^Step \d+ of \d+/).waitFor({ timeout: 60000 });
    await snap("server-working-light");
    await page.reload();
    await page.getByText(/^Step \d+ of \d+/).waitFor();
    await button("Pause").click();
    // at once, or after minutes where it waits for a boot that never ends: nothing boots behind the stand-in
    await button("Go on").waitFor({ timeout: 400000 });
    await look("server-paused");
    await page.getByRole("link", { name: "Servers" }).click();
    await page.getByRole("link", { name: "shop" }).waitFor();
    await look("servers");
  });

  await step("another one like it is planned, at today's price", async () => {
    await page.getByRole("link", { name: "shop" }).click();
    await button("Make another one like it").click();
    await heading("Another server like shop");
    await button("Show the plan").click();
    await page.getByText("beginning with a letter").waitFor();
    await field("Name of the new server").fill("shop-2");
    await button("Show the plan").click();
    await heading("The plan");
    await page.getByText("shop-2, Scaleway, fr-par-1, DEV1-L").waitFor();
    await look("another");
    await page.getByRole("link", { name: "Servers" }).click();
    await page.getByRole("link", { name: "shop", exact: true }).waitFor();
  });

  await step("it is destroyed, with a receipt", async () => {
    await page.getByRole("link", { name: "shop" }).click();
    await button("Destroy …").click();
    await button("Destroy").waitFor();
    must(await button("Destroy").isDisabled(), "it can be destroyed without its name");
    await field("Type its name: shop").fill("shop");
    await look("destroy");
    await button("Destroy").click();
    await page.getByText("Left in all zones: 0").waitFor({ timeout: 120000 });
    await look("receipt");
  });

  await step("locking ends what knew it, and the page comes back", async () => {
    await button("Lock now").click();
    await unlock("not the password");
    await page.getByText("That is not it").waitFor();
    await look("unlock");
    await field("Password of the vault").fill(PASSWORD);
    await button("Unlock").click();
    await heading("Servers");
  });

  await step("the audit log tells it all, and holds", async () => {
    await page.getByRole("link", { name: "Audit" }).click();
    await heading("Audit");
    for (const verb of ["vault.create", "key.add", "link.used-again", "server.destroy", "server.receipt", "vault.lock"]) {
      await page.getByText(verb, { exact: true }).first().waitFor();
    }
    await button("Verify").click();
    await page.getByText("All is as it was written").waitFor();
    await look("audit");
  });

  await step("a password that may be known is replaced, with what else to replace", async () => {
    await page.getByRole("link", { name: "Settings" }).click();
    await heading("Settings");
    await type("The password now", PASSWORD);
    await type("The new password", NEXT);
    await type("The same again", NEXT);
    await button("Make everything new").click();
    await page.getByText("Replace them now").waitFor({ timeout: 120000 });
    await look("exposed");
    await button("Lock now").click();
    await unlock(PASSWORD);
    await page.getByText("That is not it").waitFor();
    await unlock(NEXT);
    await heading("Servers");
  });

  await step("a page that is not there is none", async () => {
    await page.goto(origin + "/nothing/<b>here");
    await heading("There is no such page");
    await look("nothing");
  });
});
