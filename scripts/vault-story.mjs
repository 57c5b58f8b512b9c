// The whole story in a browser: a vault, a key, a server that really boots, its operator's web app, an application that
// is built there from words, and the end of it all.
// What it asks for: vault/stage.mjs
import { WORDS } from "./first-hour/beginning.mjs";
import {
  ACCESS_KEY,
  SECRET_KEY,
  button,
  context,
  field,
  heading,
  look,
  makeVault,
  must,
  page,
  play,
  snap,
  step,
  type,
} from "./vault/stage.mjs";

const MADE = 20 * 60_000;
const BUILT = 20 * 60_000;

await play(async () => {
  await step("a vault is made, and its sheet printed", makeVault);

  await step("a key is added", async () => {
    await button("Add a key").click();
    await heading("Keys");
    await type("A name by which you will know it", "main");
    await type("Access key", ACCESS_KEY);
    await type("Secret key", SECRET_KEY);
    await button("Add the key").click();
    await page.getByRole("heading", { name: "main" }).waitFor();
  });

  await step("the vault stays open while somebody waits for a build", async () => {
    await page.getByRole("link", { name: "Settings" }).click();
    await type("Lock after minutes without use", "60");
    await button("Save").click();
    await page.getByText("Saved.").waitFor();
  });

  await step("a server is planned and ordered", async () => {
    await page.getByRole("link", { name: "Servers" }).click();
    await button("New server").click();
    await page.getByRole("button", { name: /Where it stands/ }).click();
    await page.getByRole("option", { name: "fr-par-1" }).click();
    await page.getByRole("radio", { name: /DEV1-L/ }).click();
    await field("Name of the server").fill("shop");
    await button("Show the plan").click();
    await heading("The plan");
    await page.getByRole("button", { name: /^Order it for/ }).click();
    await page.waitForURL("**/server/*");
  });

  await step("it boots, is hardened, and gets its operator", async () => {
    await page.getByText(/^Step \d+ of \d+/).waitFor({ timeout: 60_000 });
    await look("story-making");
    const ready = button("Open the way in").waitFor({ timeout: MADE });
    const stopped = page.getByText("What was done so far is kept").waitFor({ timeout: MADE });
    const end = await Promise.race([ready.then(() => "ready"), stopped.then(() => "stopped")]);
    stopped.catch(() => {});
    ready.catch(() => {});
    must(end === "ready", await page.locator("main").innerText());
    await look("story-ready");
    must((await page.getByText("red", { exact: true }).count()) === 0, "a row of the scorecard is red");
  });

  const operator = await context.newPage();
  operator.setDefaultTimeout(60_000);
  await step("the way in leads to the operator's web app", async () => {
    await button("Open the way in").click();
    const link = page.getByRole("link", { name: "To the server's web app" });
    await link.waitFor();
    await look("story-way");
    await operator.goto(await link.getAttribute("href"));
    must(new URL(operator.url()).hostname === "ui.shop.localhost", operator.url());
    await operator.locator(".composer textarea").waitFor();
    await snap("story-operator", operator);
  });

  await step("an application is described and built on the server", async () => {
    await operator.locator(".composer textarea").fill(WORDS);
    await operator.locator(".composer textarea").press("Enter");
    await operator.locator(".sketch").waitFor();
    await operator.getByRole("button", { name: "Build it" }).click();
    await operator.locator(".job").waitFor();
    await operator.locator(".job.done, .job.failed, .job.cancelled").first().waitFor({ timeout: BUILT });
    await snap("story-built", operator);
    must((await operator.locator(".job.done").count()) === 1, await operator.locator(".log").innerText());
  });

  await step("it runs there, and is looked at from here", async () => {
    await operator.frameLocator("iframe").getByRole("heading", { name: "Sign in" }).waitFor();
    const address = await operator.locator("iframe").getAttribute("src");
    must(new URL(address).hostname.endsWith(".shop.localhost"), address);
    await operator.locator(".access vaadin-select-value-button").click();
    await operator.getByRole("option", { name: "As Teacher" }).click();
    await operator.frameLocator("iframe").locator("h1:not(:has-text('Sign in'))").first().waitFor();
    const shown = await (await operator.locator("iframe").elementHandle()).contentFrame();
    const role = await shown.evaluate(async () => (await (await fetch("/api/session")).json()).user?.role);
    must(role === "teacher", `one is signed in as ${role}`);
    await snap("story-running", operator);
    await operator.getByRole("tab", { name: "Checks", exact: true }).click();
    await operator.locator("vaadin-grid .state").first().waitFor();
    const verdicts = await operator.locator("vaadin-grid .state").allTextContents();
    must(verdicts.length > 0 && verdicts.every((one) => one === "passes"), verdicts.join());
    await snap("story-checks", operator);
  });

  await step("it is destroyed, with a receipt", async () => {
    await operator.close();
    await button("Destroy …").click();
    await field("Type its name: shop").fill("shop");
    await button("Destroy").click();
    await page.getByText("Left in all zones: 0").waitFor({ timeout: 120_000 });
    await look("story-receipt");
  });
});
