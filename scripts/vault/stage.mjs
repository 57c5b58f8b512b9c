// What the stories of the vault's page need: a browser, steps with their times, and a look at each page.
//
// LINK        the one-time link that the vault printed
// ACCESS_KEY, SECRET_KEY  a key of the provider, which is a stand-in
// TOOLS       a folder whose node_modules has playwright-core and axe-core
// CHROMIUM    the browser
// SCREENSHOTS where pictures go
import { readFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { TOOLS, CHROMIUM, SCREENSHOTS } = process.env;
export const { LINK, ACCESS_KEY, SECRET_KEY } = process.env;
const require = createRequire(join(TOOLS, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
mkdirSync(SCREENSHOTS, { recursive: true });

export const PASSWORD = "seven lamps under the harbour";
export const origin = new URL(LINK).origin;
export const port = new URL(LINK).port;

export const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--host-resolver-rules=MAP rebound.example 127.0.0.1",
  ],
});
export const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: "en-GB" });
export const page = await context.newPage();
page.setDefaultTimeout(60000);
const mistakes = [];
page.on("console", (line) => {
  const here = line.location().url.startsWith(origin); // what an issuer's page says is not ours
  if (here && line.type() === "error" && !/status of (401|404|409|503)|ERR_/.test(line.text())) mistakes.push(line.text());
});
// a notice that opens in the moment of a lock finds its page gone
page.on("pageerror", (e) => e.message.includes("showPopover") || mistakes.push(e.message));

export function must(holds, what) {
  if (!holds) throw new Error(what);
}

export async function step(name, work) {
  const begun = Date.now();
  await work();
  console.log(`${name}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}

/** Pictures in light, dark and 360 px, and what axe finds. */
export async function look(name) {
  await page.waitForTimeout(400);
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(SCREENSHOTS, `vault-${name}-${scheme}.png`), fullPage: true });
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
  await page.screenshot({ path: join(SCREENSHOTS, `vault-${name}-360.png`), fullPage: true });
  must((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, `${name} is too wide for a phone`);
  await page.setViewportSize({ width: 1280, height: 860 });
}

export const button = (name) => page.getByRole("button", { name, exact: true });
export const heading = (name) => page.getByRole("heading", { name, exact: true }).waitFor();
export const field = (name) => page.getByLabel(name, { exact: true });

export async function type(name, text) {
  await field(name).fill(text);
  await field(name).press("Tab");
}

export async function unlock(password) {
  await heading("Unlock the vault");
  await field("Password of the vault").fill(password);
  await button("Unlock").click();
}

/** From the link to a vault that is open, its sheet typed back. */
export async function makeVault() {
  await page.goto(LINK);
  await heading("Make your vault");
  await type("A password for the vault", PASSWORD);
  await type("The same again", PASSWORD);
  await button("Make the vault").click();
  await heading("Print this sheet");
  await typeBack(await page.locator(".code span").allTextContents());
}

/** Types the group of the sheet that the page asks for. */
export async function typeBack(groups) {
  const asked = /group (\d) of 7/;
  const label = await page.getByText(asked).first().textContent();
  await page.getByLabel(asked).fill(groups[Number(asked.exec(label)[1]) - 1]);
  await button("I have the sheet").click();
  await heading("Servers");
}

/** Plays the story; ends the process with 1 and a picture where it does not hold. */
export async function play(story) {
  try {
    await story();
    must(mistakes.length === 0, "the page complained: " + mistakes.join("\n"));
  } catch (e) {
    await page.screenshot({ path: join(SCREENSHOTS, "vault-failed.png"), fullPage: true }).catch(() => {});
    console.error(`${e.stack}\nat ${page.url()}\n${mistakes.join("\n")}`);
    process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

/** A picture on the way, where nothing waits. */
export const snap = (name, of = page) => of.screenshot({ path: join(SCREENSHOTS, `vault-${name}.png`), fullPage: true });
