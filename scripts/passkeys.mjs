// Adds a passkey in the settings, signs in by it, renames and removes it; in a real browser, whose own virtual
// authenticator takes the place of a finger.
//
// LINK        a one-time link
// TOOLS       a folder whose node_modules has playwright-core and axe-core
// CHROMIUM    the browser
// SCREENSHOTS where pictures go
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { LINK, TOOLS, CHROMIUM, SCREENSHOTS } = process.env;
const require = createRequire(join(TOOLS, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
mkdirSync(SCREENSHOTS, { recursive: true });

const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: "en-US" });
const page = await context.newPage();
const origin = new URL(LINK).origin;

function must(holds, what) {
  if (!holds) throw new Error(what);
}

async function step(name, work) {
  const begun = Date.now();
  await work();
  console.log(`${name}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}

async function look(name) {
  await page.waitForFunction(() => document.title);
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(SCREENSHOTS, `${name}-${scheme}.png`), fullPage: true });
    await page.evaluate(axe);
    const found = await page.evaluate(async () => (await window.axe.run()).violations);
    const grave = found.filter((one) => one.impact === "serious" || one.impact === "critical");
    must(grave.length === 0, `axe on ${name}, ${scheme}: ${grave.map((one) => `${one.id} ${one.nodes[0].html}`)}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(SCREENSHOTS, `${name}-360.png`), fullPage: true });
  must((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, `${name} is too wide for a phone`);
  await page.setViewportSize({ width: 1280, height: 860 });
}

const device = await context.newCDPSession(page);
await device.send("WebAuthn.enable");
const { authenticatorId } = await device.send("WebAuthn.addVirtualAuthenticator", {
  options: {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  },
});
const finger = (good) => device.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: good });
const present = (enabled) => device.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled });
const kept = async () => (await device.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
const me = () => page.evaluate(async () => (await fetch("/api/v1/me")).status);
const listed = () => page.evaluate(async () => (await fetch("/api/v1/me/passkeys")).json());
const passkeys = () => page.locator(".settings section", { has: page.getByRole("heading", { name: "Passkeys" }) });

/** Without anybody's finger, so that the page's own offer does not sign in at once. */
async function signOut() {
  await present(false);
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await page.waitForURL("**/sign-in");
}

const signInByButton = async () => {
  const button = page.getByRole("button", { name: "Sign in with a passkey" });
  await button.waitFor();
  await button.click();
};

try {
  await step("adds a passkey", async () => {
    await page.goto(LINK);
    await page.goto(origin + "/settings");
    await passkeys().getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText("The passkey was added").waitFor();
    await passkeys().getByText("never used").waitFor();
    const [credential] = await kept();
    must(credential.rpId === new URL(origin).hostname, `it is for ${credential.rpId}`);
    must(credential.isResidentCredential, "it is not discoverable");
    await look("settings-passkeys");
  });

  await step("the same device is not added twice", async () => {
    await passkeys().getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText("This device has a passkey for this account already").waitFor();
  });

  await step("signs in by it", async () => {
    await signOut();
    must((await me()) === 401, "still signed in");
    await look("sign-in-passkeys");
    await present(true);
    await signInByButton();
    await page.waitForURL(origin + "/");
    must((await me()) === 200, "not signed in");
  });

  await step("signs in where the address is typed", async () => {
    await signOut();
    await page.goto("about:blank");
    await present(true);
    await page.goto(origin + "/sign-in");
    await page.waitForURL(origin + "/");
    must((await me()) === 200, "not signed in");
  });

  await step("nobody's finger does not sign in", async () => {
    await signOut();
    await finger(false);
    await present(true);
    await page.reload();
    await signInByButton();
    await page.getByText("The passkey was not used").waitFor();
    must((await me()) === 401, "signed in");
    await finger(true);
  });

  await step("a copy whose counter is behind is refused", async () => {
    await present(false);
    const [copy] = await kept();
    await device.send("WebAuthn.clearCredentials", { authenticatorId });
    await device.send("WebAuthn.addCredential", { authenticatorId, credential: { ...copy, signCount: 1 } });
    await page.reload();
    await present(true);
    await signInByButton();
    await page.getByText("there may be a copy of it").waitFor();
    must((await me()) === 401, "signed in");
    await device.send("WebAuthn.clearCredentials", { authenticatorId });
    await device.send("WebAuthn.addCredential", { authenticatorId, credential: { ...copy, signCount: 50 } });
    await page.reload();
    await page.waitForURL(origin + "/");
  });

  await step("renames and removes it", async () => {
    await page.goto(origin + "/settings");
    const name = passkeys().getByLabel("Name of the passkey").first();
    await name.fill("My laptop");
    await name.blur();
    await page.reload();
    must((await passkeys().getByLabel("Name of the passkey").first().inputValue()) === "My laptop", "it was not renamed");
    const [mine] = await listed();
    must(mine.name === "My laptop" && mine.used_at, `scripts are told ${JSON.stringify(mine)}`);
    const named = await page.evaluate(async (id) => {
      const headers = { "Content-Type": "application/json" };
      const body = JSON.stringify({ name: "By a script" });
      return (await fetch(`/api/v1/me/passkeys/${id}`, { method: "PUT", headers, body })).status;
    }, mine.id);
    must(named === 204 && (await listed())[0].name === "By a script", `renaming by a script answers ${named}`);
    await page.reload();
    must((await passkeys().getByLabel("Name of the passkey").first().inputValue()) === "By a script", "not seen in the page");
    await passkeys().getByRole("button", { name: "Remove the passkey By a script" }).click();
    await passkeys().getByRole("button", { name: "Remove the passkey By a script" }).waitFor({ state: "detached" });
    await signOut();
    await present(true);
    await page.reload();
    await signInByButton();
    await page.getByText("This passkey is not known here").waitFor();
  });

  await step("an address that is no name has none", async () => {
    await page.goto(`http://127.0.0.1:${new URL(origin).port}/sign-in`);
    await page.getByText("No password yet, or forgotten?").waitFor();
    await page.waitForTimeout(500);
    must(!(await page.getByRole("button", { name: "Sign in with a passkey" }).isVisible()), "it is offered");
  });
  await browser.close();
} catch (error) {
  await page.screenshot({ path: join(SCREENSHOTS, "failed.png"), fullPage: true }).catch(() => {});
  console.log(String(error?.stack ?? error));
  process.exit(1);
}
