// Uses the application of browser-story.txt as a person would, in a real browser: by the words on the screen.
//
//   APP           the application's folder; its frontend brings playwright-core
//   BASE_URL      where it runs
//   CREDENTIALS   a JSON file: {"email": "…", "password": "…"} of the owner
//   CHROMIUM      the browser's path
//   SCREENSHOTS   a folder for pictures; none are made without it
//
// Prints a line for each step and ends with 1 at the first that does not hold. Wants an application without records.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { seed } from "./browser-story-seed.mjs";

const { chromium } = createRequire(join(setting("APP"), "frontend/package.json"))("playwright-core");
const base = setting("BASE_URL");
const owner = JSON.parse(readFileSync(setting("CREDENTIALS"), "utf8"));
const clerk = { name: "Front desk", email: "desk@example.org", password: "a-long-first-password" };
const pictures = process.env["SCREENSHOTS"];
const PATIENCE_MILLIS = 15_000;

const browser = await chromium.launch({ executablePath: setting("CHROMIUM"), args: ["--no-sandbox", "--disable-gpu"] });
let current;
try {
  await story();
} catch (error) {
  if (pictures && current) await current.screenshot({ path: join(pictures, "failed.png") }).catch(() => undefined);
  console.error(error);
  process.exitCode = 1;
} finally {
  await browser.close();
}

async function story() {
  const context = await newContext();
  const page = (current = await context.newPage());

  await step("I sign in as the owner", async () => {
    await signIn(page, owner);
    await heading(page, "Tool rental");
  });
  await step("I forget a customer's name: the field says so and has the focus", async () => {
    await page.goto(`${base}/customers/new`);
    await page.getByLabel("City").fill("Harbourtown");
    await save(page);
    await page.getByText("Please fill this in.").waitFor();
    const name = page.getByLabel("Name", { exact: false }).first();
    assert.equal(await name.getAttribute("aria-invalid"), "true");
    assert.equal(await name.evaluate((input) => input === document.activeElement), true, "focus is on the field");
  });
  await step("I fill it in and the customer is there", async () => {
    await page.getByLabel("Name").fill("Lighthouse Café");
    await page.getByLabel("Email address").fill("kitchen@lighthouse-cafe.example");
    await save(page);
    await heading(page, "Lighthouse Café");
  });
  await step("I add a tool", async () => {
    await page.goto(`${base}/tools/new`);
    await page.getByLabel("Name").fill("Tile saw TS 250");
    await page.getByLabel("Serial number").fill("TS-250-0417");
    await page.getByLabel("Daily price").fill("38.50");
    await page.getByLabel("Category").selectOption({ label: "sawing" });
    await save(page);
    await heading(page, "Tile saw TS 250");
  });
  await step("I add a rental of that tool for that customer", async () => {
    await page.goto(`${base}/rentals/new`);
    await page.getByLabel("Start date").fill("2031-05-05");
    await page.getByLabel("End date").fill("2031-05-08");
    await choose(page, "Customer", "Lighthouse");
    await choose(page, "Tool", "Tile saw");
    await page.getByLabel("Price").fill("115.50");
    await save(page);
    await page.getByText("€115.50").first().waitFor();
  });
  await step("I cannot rent the tool out twice at the same time", async () => {
    await page.goto(`${base}/rentals/new`);
    await page.getByLabel("Start date").fill("2031-05-07");
    await page.getByLabel("End date").fill("2031-05-09");
    await choose(page, "Customer", "Lighthouse");
    await choose(page, "Tool", "Tile saw");
    await save(page);
    await page.getByText("A tool cannot be rented twice at the same time").first().waitFor();
  });
  await abandon(page);
  await seed(page, base);

  await step("I search the customers", async () => {
    await page.goto(`${base}/customers`);
    await page.getByRole("searchbox", { name: "Search customers" }).fill("lighthouse");
    await rows(page, 1);
    await page.getByRole("link", { name: "Lighthouse Café" }).waitFor();
  });
  await step("I filter the rentals", async () => {
    await page.goto(`${base}/rentals`);
    await rows(page, 20);
    await page.getByRole("button", { name: "Filters" }).click();
    await page.getByRole("button", { name: "lent", exact: true }).click();
    await page.waitForURL(/status=lent/);
    await page.waitForFunction(() => [...document.querySelectorAll("tbody tr")].every((row) => /lent/i.test(row.textContent)));
    assert.ok((await page.locator("tbody tr").count()) > 1, "there are several lent rentals");
  });
  await step("I sort the tools by their price", async () => {
    await page.goto(`${base}/tools`);
    await page.getByRole("columnheader", { name: "Daily price" }).getByRole("button").click();
    await page.waitForURL(/sort=daily_price/);
    await page.locator('th[aria-sort="ascending"]').waitFor();
    await page.waitForFunction(() => {
      const prices = [...document.querySelectorAll('tbody td[data-label="Daily price"]')]
        .map((cell) => Number(cell.textContent.replaceAll(/[^0-9.]/g, "")));
      return prices.length > 5 && prices.every((price, index) => index === 0 || prices[index - 1] <= price);
    });
  });
  await step("I turn to the next page", async () => {
    await page.goto(`${base}/rentals`);
    await rows(page, 20);
    const first = await page.locator("tbody tr").first().textContent();
    await page.getByRole("button", { name: "Next page" }).click();
    await page.getByText(/^21–/).waitFor();
    assert.notEqual(await page.locator("tbody tr").first().textContent(), first);
  });
  await step("I edit a customer in two tabs: the second is told, and nothing is overwritten", async () => {
    const other = await context.newPage();
    const edit = `${base}${await pathOf(page, "/customers", "Lighthouse")}/edit`;
    for (const tab of [page, other]) {
      await tab.goto(edit);
      await tab.getByLabel("City").waitFor();
    }
    await page.getByLabel("City").fill("Port Willow");
    await save(page);
    await heading(page, "Lighthouse Café");
    await other.getByLabel("City").fill("Somewhere else");
    await save(other);
    const dialog = other.getByRole("dialog", { name: "Someone else changed this meanwhile" });
    await dialog.getByRole("button", { name: "Reload theirs" }).click();
    await dialog.waitFor({ state: "detached" });
    await other.waitForFunction(() => [...document.querySelectorAll("input")].some((input) => input.value === "Port Willow"));
    await other.close();
  });
  await step("I cannot delete a customer who has rentals, and I am told why", async () => {
    await page.goto(base + (await pathOf(page, "/customers", "Lighthouse")));
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Delete", exact: true }).click();
    await dialog.getByText("It is still in use:").waitFor();
    await dialog.getByRole("link", { name: "Rentals: 1" }).waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
  });
  await step("I export the customers as CSV", async () => {
    await page.goto(`${base}/customers`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export CSV" }).click(),
    ]);
    const csv = readFileSync(await download.path(), "utf8");
    assert.match(csv, /Lighthouse Café/);
    assert.ok(csv.trim().split("\n").length > 20, "all customers are in the file");
  });
  await step("I give the front desk an account", async () => {
    await page.goto(`${base}/users`);
    await page.getByRole("button", { name: "Invite someone" }).click();
    const dialog = page.getByRole("dialog", { name: "Invite someone" });
    await dialog.getByLabel("Name").fill(clerk.name);
    await dialog.getByLabel("E-mail").fill(clerk.email);
    await dialog.getByLabel("Role").selectOption({ label: "Counter clerk" });
    await dialog.getByLabel("First password").fill(clerk.password);
    await dialog.getByRole("button", { name: "Invite someone" }).click();
    await page.getByText(clerk.email).waitFor();
  });
  await step("The front desk sees what it may see and nothing else", () => lesserRole());
  if (pictures) await step("Pictures", takePictures);
  await step("Among 10,000 customers more I find one in the picker of a rental by a part of the name", async () => {
    await addCustomers(page, 10_000);
    await page.goto(`${base}/rentals/new`);
    const start = Date.now();
    await choose(page, "Customer", "Crowd 7341");
    assert.ok(Date.now() - start < 5_000, "the picker answers while one types");
  });
  await context.close();
}

/** Made by the page itself, many at a time. */
function addCustomers(page, count) {
  return page.evaluate(async (all) => {
    const { csrf_token: token } = await (await fetch("/api/session")).json();
    const headers = { "Content-Type": "application/json", "X-CSRF-Token": token };
    let next = 1;
    const work = async () => {
      for (let n = next++; n <= all; n = next++) {
        const body = JSON.stringify({ name: `Crowd ${n}` });
        const answer = await fetch("/api/customers", { method: "POST", headers, body });
        if (answer.status !== 201) throw new Error(`customer ${n}: ${answer.status}`);
      }
    };
    await Promise.all(Array.from({ length: 8 }, work));
  }, count);
}

async function lesserRole() {
  const context = await newContext();
  const page = await context.newPage();
  await signIn(page, clerk);
  await heading(page, "Tool rental");
  const menu = page.getByRole("navigation", { name: "Main navigation" }).first();
  await menu.getByRole("link", { name: "Customers" }).waitFor();
  for (const hidden of ["Repairs", "People"]) assert.equal(await menu.getByRole("link", { name: hidden }).count(), 0, hidden);
  await page.goto(`${base}/customers`);
  await page.getByRole("link", { name: "Lighthouse Café" }).or(page.locator("tbody tr")).first().waitFor();
  assert.equal(await page.getByRole("link", { name: "New customer" }).count(), 0, "no button that would be refused");
  await page.goto(base + (await pathOf(page, "/customers", "Lighthouse")));
  await page.getByRole("link", { name: "Edit" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Delete", exact: true }).count(), 0, "no delete");
  await page.goto(`${base}/repairs`);
  await page.getByText("Not open to you").waitFor();
  const statuses = await page.evaluate(async () => {
    const { csrf_token: token } = await (await fetch("/api/session")).json();
    const headers = { "Content-Type": "application/json", "X-CSRF-Token": token };
    const call = async (path, options) => (await fetch(path, options)).status;
    return [
      await call("/api/repairs"),
      await call("/api/users"),
      await call("/api/tools", { method: "POST", headers, body: '{"name":"Mine"}' }),
      await call("/api/customers/1", { method: "DELETE", headers }),
      await call("/api/customers"),
    ];
  });
  assert.deepEqual(statuses, [403, 403, 403, 403, 200]);
  await context.close();
}

async function takePictures() {
  mkdirSync(pictures, { recursive: true });
  const looks = [
    { name: "light", theme: "light", width: 1280, height: 860 },
    { name: "dark", theme: "dark", width: 1280, height: 860 },
    { name: "phone", theme: "light", width: 360, height: 760 },
  ];
  for (const look of looks) {
    const context = await newContext({ viewport: { width: look.width, height: look.height } });
    await context.addInitScript((theme) => localStorage.setItem("theme", theme), look.theme);
    const page = await context.newPage();
    const picture = async (name, path) => {
      if (path !== undefined) await page.goto(base + path);
      await page.waitForSelector("h1");
      await page.waitForTimeout(400);
      await page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy="true"]') === null);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false, `${name} is too wide`);
      await page.screenshot({ path: join(pictures, `${name}-${look.name}.png`) });
    };
    await picture("sign-in", "/sign-in");
    await signIn(page, owner);
    await heading(page, "Tool rental");
    await picture("dashboard", "/");
    await picture("list", "/rentals");
    await picture("form", "/rentals/new");
    await picture("detail", await pathOf(page, "/tools", "Hammer drill"));
    await context.close();
  }
}

async function newContext(options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MILLIS);
  return context;
}

async function signIn(page, { email, password }) {
  await page.goto(`${base}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

function heading(page, name) {
  return page.getByRole("heading", { level: 1, name }).waitFor();
}

function save(page) {
  return page.getByRole("button", { name: "Save", exact: true }).click();
}

/** Waits until the list shows so many rows. */
function rows(page, count) {
  return page.waitForFunction((n) => document.querySelectorAll("tbody tr").length === n, count);
}

async function choose(page, label, typed) {
  const box = page.getByRole("combobox", { name: label });
  await box.click();
  await box.fill(typed);
  await page.getByRole("option", { name: typed }).first().click();
}

/** Leaves a form with typed values, as somebody who changed their mind. */
async function abandon(page) {
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("button", { name: "Leave", exact: true }).click();
  await heading(page, "Rentals");
}

/** Where the record is that a search finds first. */
async function pathOf(page, list, words) {
  const answer = await page.request.get(`${base}/api${list}?q=${encodeURIComponent(words)}`);
  return `${list}/${(await answer.json()).items[0].id}`;
}

async function step(name, act) {
  const start = Date.now();
  try {
    await act();
  } catch (error) {
    throw new Error(`Step failed: ${name}`, { cause: error });
  }
  console.log(`ok  ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
}

function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; the head of this file says what it is`);
  return value;
}
