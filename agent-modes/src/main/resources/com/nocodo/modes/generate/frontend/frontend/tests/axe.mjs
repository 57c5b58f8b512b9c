// Visits the main pages of the running app in a real browser and judges them with axe.
//
//   BASE_URL      where the app runs, http://127.0.0.1:8080 unless given
//   CREDENTIALS   a JSON file: {"email": "…", "password": "…"}
//   CHROMIUM      the browser's path
//   SCREENSHOTS   a folder for pictures of every page; none are made without it
//   PICTURE       where a picture of the first page with sample rows goes; none is made without it
//   PAGES         more paths to visit, separated by commas
//
// Prints one line of JSON and fails on serious findings, messages in the browser's console, and pages wider than the window.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { takePicture } from "./picture.mjs";

const base = process.env["BASE_URL"] ?? "http://127.0.0.1:8080";
const { email, password } = JSON.parse(readFileSync(process.env["CREDENTIALS"] ?? "credentials.json", "utf8"));
const folder = process.env["SCREENSHOTS"];
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const looks = [
  { name: "light", theme: "light", width: 1280, height: 900 },
  { name: "phone", theme: "light", width: 360, height: 780 },
  { name: "dark", theme: "dark", width: 1280, height: 900 },
];
// A busy machine may need long for a page.
const PATIENCE_MILLIS = 60_000;
const found = [];
let pages = 0;

const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"],
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
  ],
});
try {
  const session = await visitAll();
  if (process.env["PICTURE"]) await picture(session, process.env["PICTURE"]);
} finally {
  await browser.close();
}
const count = (kind) => found.filter((finding) => finding.kind === kind).length;
console.log(
  JSON.stringify({
    pages,
    axe: count("axe"),
    console: count("console"),
    overflow: count("overflow"),
    broken: count("broken"),
    findings: found.slice(0, 40),
  }),
);
process.exit(found.length === 0 ? 0 : 1);

/** Loads each page once and looks at it in every way. */
async function visitAll() {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MILLIS);
  let where = "/";
  page.on("console", (message) => {
    const expected = message.text().includes("401") && where === "/sign-in";
    if (message.type() === "error" && !expected) found.push({ kind: "console", where, text: message.text() });
  });
  page.on("pageerror", (error) => found.push({ kind: "console", where, text: String(error) }));
  const visit = async (path) => {
    where = path;
    try {
      await page.goto(base + path);
      await settle(page);
      await page.evaluate(axeSource);
      await page.evaluate(stopMoving);
      for (const look of looks) await judge(page, look, path);
    } catch (error) {
      found.push({ kind: "broken", where, text: String(error).split("\n")[0] });
    }
  };
  await visit("/sign-in");
  await page.fill('input[name="email"]', email);
  await page.fill('input[name="password"]', password);
  await page.click('button[type="submit"]');
  await page.waitForSelector("#main h1");
  for (const path of await mainPages(page)) await visit(path);
  const session = await context.storageState();
  await context.close();
  return session;
}

/** Whatever is wrong with the picture is nothing that the pages are judged by. */
async function picture(storageState, file) {
  const context = await browser.newContext({ storageState, reducedMotion: "reduce", colorScheme: "light" });
  try {
    await takePicture(await context.newPage(), base, file);
  } catch (error) {
    console.log(`no picture: ${String(error).split("\n")[0]}`);
  } finally {
    await context.close();
  }
}

/** The dashboard, each list with its form and one record, the reports, the account, the people. */
async function mainPages(page) {
  const links = await page.$$eval("nav a[href]", (anchors) => anchors.map((anchor) => new URL(anchor.href).pathname));
  const others = ["/", "/users", "/account", "/reports"];
  const lists = [...new Set(links)].filter((path) => !others.includes(path));
  const records = [];
  for (const list of lists) {
    const answer = await page.request.get(`${base}/api${list}?page_size=1`);
    const id = answer.ok() ? (await answer.json()).items[0]?.id : undefined;
    if (id !== undefined) records.push(`${list}/${id}`, `${list}/${id}/edit`);
  }
  const reports = await (await page.request.get(`${base}/api/reports`)).json();
  const more = (process.env["PAGES"] ?? "").split(",").filter(Boolean);
  return [
    ...others,
    ...lists.flatMap((list) => [list, `${list}/new`]),
    ...records,
    ...reports.map((report) => report.path.replace(/^\/api/, "")),
    ...more,
  ];
}

/** A colour on its way to another one cannot be judged. */
function stopMoving() {
  const still = new CSSStyleSheet();
  still.replaceSync("*, *::before, *::after { transition: none !important; animation: none !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
}

/** Waits until nothing is loading any more. */
async function settle(page) {
  await page.waitForSelector("h1");
  await page.waitForTimeout(150);
  await page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy="true"]') === null);
}

async function judge(page, look, path) {
  pages += 1;
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.waitForFunction((width) => window.innerWidth === width, look.width);
  await page.evaluate((theme) => {
    document.documentElement.dataset.theme = theme;
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, look.theme);
  if (folder) {
    mkdirSync(folder, { recursive: true });
    const name = `${look.name}${path.replaceAll(/[/?=&,%]/g, "_")}.png`;
    await page.screenshot({ path: join(folder, name), fullPage: true });
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) found.push({ kind: "overflow", look: look.name, where: path, text: `${wide} px too wide` });
  const result = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
  for (const violation of result.violations) {
    if (violation.impact !== "serious" && violation.impact !== "critical") continue;
    const nodes = violation.nodes.map((node) => node.target.join(" ")).slice(0, 3);
    found.push({ kind: "axe", look: look.name, where: path, text: `${violation.id}: ${violation.help}`, nodes });
  }
}
