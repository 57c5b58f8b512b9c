// A login in front of the vault's lock, in a real browser, at a real issuer.
//
// LINK        the one-time link that the vault printed
// ISSUER, CLIENT  where one signs in, and as what the vault is known there
// CONTROL     POST /down and /up here end and start the issuer
// TOOLS       a folder whose node_modules has playwright-core and axe-core
// CHROMIUM    the browser
// SCREENSHOTS where pictures go
import { readFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { LINK, ISSUER, CLIENT, CONTROL, TOOLS, CHROMIUM, SCREENSHOTS } = process.env;
const require = createRequire(join(TOOLS, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
mkdirSync(SCREENSHOTS, { recursive: true });

const PASSWORD = "seven lamps under the harbour";
const origin = new URL(LINK).origin;

const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: "en-GB" });
const page = await context.newPage();
page.setDefaultTimeout(60000);
const mistakes = [];
page.on("console", (line) => {
  const here = line.location().url.startsWith(origin); // what the issuer's page says is not ours
  if (here && line.type() === "error" && !/status of (401|404|409|503)|ERR_/.test(line.text())) mistakes.push(line.text());
});
page.on("pageerror", (e) => e.message.includes("showPopover") || mistakes.push(e.message));

function must(holds, what) {
  if (!holds) throw new Error(what);
}

async function step(name, work) {
  const begun = Date.now();
  await work();
  console.log(`${name}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}

async function look(name) {
  await page.waitForTimeout(400);
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(SCREENSHOTS, `login-${name}-${scheme}.png`), fullPage: true });
    await page.evaluate(axe);
    const found = await page.evaluate(async () => (await window.axe.run()).violations);
    const grave = found.filter((one) => one.impact === "serious" || one.impact === "critical");
    must(
      grave.length === 0,
      `axe on ${name}, ${scheme}: ${grave.map((one) => `${one.id} ${one.nodes.map((node) => node.html)}`)}`,
    );
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(SCREENSHOTS, `login-${name}-360.png`), fullPage: true });
  must((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, `${name} is too wide for a phone`);
  await page.setViewportSize({ width: 1280, height: 860 });
}

const button = (name) => page.getByRole("button", { name, exact: true });
const heading = (name) => page.getByRole("heading", { name, exact: true }).waitFor();
const said = (text) => page.getByText(text).first().waitFor(); // a notice is read out as well
const field = (name) => page.getByLabel(name, { exact: true });
const control = (what) => fetch(CONTROL + what, { method: "POST" });
const signIn = button("Sign in at " + new URL(ISSUER).host);

async function type(name, text) {
  await field(name).fill(text);
  await field(name).press("Tab");
}

async function atTheIssuer(person) {
  await page.waitForURL(ISSUER + "/login**");
  await page.locator("#username").fill(person);
  await page.locator("#password").fill("password");
  await page.locator("button[type=submit]").click();
}

async function unlock() {
  await heading("Unlock the vault");
  await field("Password of the vault").fill(PASSWORD);
  await button("Unlock").click();
  await heading("Servers");
}

async function lock() {
  await button("Lock now").click();
}

async function settings() {
  await page.getByRole("link", { name: "Settings" }).click();
  await heading("Settings");
}

try {
  await step("a vault without an issuer asks for its password alone", async () => {
    await page.goto(LINK);
    await heading("Make your vault");
    await type("A password for the vault", PASSWORD);
    await type("The same again", PASSWORD);
    await button("Make the vault").click();
    await heading("Print this sheet");
    const groups = await page.locator(".code span").allTextContents();
    const label = await page.getByText(/From the paper: group \d of 7/).first().textContent();
    await page.getByLabel(/From the paper: group \d of 7/).fill(groups[Number(/\d/.exec(label)[0]) - 1]);
    await button("I have the sheet").click();
    await heading("Servers");
    await lock();
    await unlock();
  });

  await step("an issuer is checked before it is taken", async () => {
    await settings();
    await field("Issuer").fill("http://issuer.example");
    await field("Client id").fill(CLIENT);
    await button("Save the issuer").click();
    await said("is no issuer");
    await field("Issuer").fill(ISSUER);
    await field("Client id").fill("two words");
    await button("Save the issuer").click();
    await said("is no client id");
    await field("Client id").fill(CLIENT);
    await control("/down");
    await button("Save the issuer").click();
    await said("The issuer does not answer. Is this computer online? Nothing was changed.");
    await look("settings-no-answer");
    await control("/up");
    await field("Issuer").fill(ISSUER + "/");
    await button("Save the issuer").click();
    await said("does not name itself");
    await field("Issuer").fill(ISSUER);
    await button("Save the issuer").click();
    await said("The first who signs in");
    await look("settings");
  });

  await step("it is asked for before the password, and can be cancelled there", async () => {
    await lock();
    await heading("Sign in");
    must((await page.getByLabel("Password of the vault").count()) === 0, "the password is asked for before the login");
    await page.goto(origin + "/unlock");
    await heading("Sign in");
    await look("sign-in");
    await signIn.click();
    await page.waitForURL(ISSUER + "/login**");
    must(!page.url().includes("password"), page.url());
    await page.goBack();
    await heading("Sign in");
  });

  await step("whoever signs in there is asked for the password here, and named", async () => {
    await signIn.click();
    await atTheIssuer("ada");
    await heading("Unlock the vault");
    must(page.url().startsWith(origin), page.url());
    must(!page.url().includes("code="), "the code stays in the address");
    await said(/^Signed in at .* until /);
    await look("unlock");
    await unlock();
    await said(/^Signed in as ada at .* until /);
    await look("servers");
  });

  await step("it counts across a lock", async () => {
    await lock();
    await unlock();
  });

  await step("a way back that was used is worth nothing", async () => {
    const other = await context.newPage();
    const answer = await other.goto(`http://127.0.0.1:${new URL(origin).port}/login/back?code=x&state=y`);
    must(answer.status() === 400, `a made up way back gets ${answer.status()}`);
    must((await other.goto(`http://127.0.0.1:${new URL(origin).port}/`)).status() === 421, "the page has another name");
    await other.close();
  });

  await step("signing out locks, and another account is not let in", async () => {
    await button("Sign out").click();
    await heading("Sign in");
    await context.clearCookies({ domain: "localhost" }); // as whoever signs out there
    await signIn.click();
    await atTheIssuer("eve");
    await heading("Sign in");
    await said("This vault belongs to another account there");
    must((await button("Go on with the password alone").count()) === 0, "another account goes on without");
    await look("other-account");
  });

  await step("an issuer that does not answer keeps nobody out", async () => {
    await control("/down");
    await signIn.click();
    await said("The issuer does not answer");
    await look("outage");
    await button("Go on with the password alone").click();
    await unlock();
    await lock();
    await heading("Sign in");
    await control("/up");
  });

  await step("the audit log tells it all, and holds", async () => {
    await context.clearCookies({ domain: "localhost" });
    await signIn.click();
    await atTheIssuer("ada");
    await unlock();
    await page.getByRole("link", { name: "Audit" }).click();
    await heading("Audit");
    for (const verb of ["login.required", "login.in", "login.bound", "login.out", "login.other-account", "login.without"]) {
      await page.getByText(verb, { exact: true }).first().waitFor();
    }
    await button("Verify").click();
    await said("All is as it was written");
    await look("audit");
  });

  await step("without an issuer it is the password alone again", async () => {
    await settings();
    await said("The vault belongs to ada there");
    await look("settings-bound");
    await button("No login").click();
    await said("The password alone, from now on.");
    await lock();
    await unlock();
  });

  must(mistakes.length === 0, "the page complained: " + mistakes.join("\n"));
} catch (e) {
  await page.screenshot({ path: join(SCREENSHOTS, "login-failed.png"), fullPage: true }).catch(() => {});
  console.error(`${e.stack}\nat ${page.url()}\n${mistakes.join("\n")}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
