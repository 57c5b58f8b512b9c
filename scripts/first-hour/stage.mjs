// What a story in the browser needs: a browser, steps with their times, and a look at each page.
//
// TOOLS       a folder whose node_modules has playwright-core and axe-core
// CHROMIUM    the browser
// SCREENSHOTS where pictures go
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { TOOLS, CHROMIUM, SCREENSHOTS } = process.env;
const require = createRequire(join(TOOLS, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
mkdirSync(SCREENSHOTS, { recursive: true });

export const folder = SCREENSHOTS;
const BUILT = 8 * 60_000;

export function must(holds, what) {
  if (!holds) throw new Error(what);
}

export async function step(name, work) {
  const begun = Date.now();
  await work();
  console.log(`${name}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}

/** Pictures in light, dark and 360 px, and what axe finds. */
async function seen(page, name) {
  await page.waitForTimeout(400);
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.waitForTimeout(300); // colours change slowly
    await page.screenshot({ path: join(folder, `${name}-${scheme}.png`) });
    await page.evaluate(axe);
    const found = await page.evaluate(async () => (await window.axe.run({ exclude: ["iframe"] })).violations);
    const grave = found.filter((one) => one.impact === "serious" || one.impact === "critical");
    const told = grave.map((one) => `${one.id} (${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")})`);
    must(grave.length === 0, `axe on ${name}, ${scheme}: ${told.join("; ")}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(folder, `${name}-360.png`) });
  const halves = page.locator(".narrow-views vaadin-button");
  if ((await halves.count()) && !(await page.locator("vaadin-dialog").count())) {
    await halves.last().click();
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(folder, `${name}-application-360.png`) });
    await halves.first().click();
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  must(wide <= 360, `${name} is ${wide} px wide on a phone`);
  await page.setViewportSize({ width: 1280, height: 860 });
}

/** Runs the story in a browser of its own; ends the process with 1 and a picture where it does not hold. */
export async function play(story) {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--enable-blink-features=ComputedAccessibilityInfo",
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: "en-US" });
  const page = await context.newPage();
  const broken = [];
  page.on("pageerror", (error) => broken.push(String(error)));
  const over = ".job.done, .job.failed, .job.cancelled";
  const jobs = () => page.locator(over).count();
  const jobsOver = (count) =>
    page.waitForFunction(([what, wanted]) => document.querySelectorAll(what).length >= wanted, [over, count], {
      timeout: BUILT,
    });
  try {
    await story({ browser, page, broken, jobs, jobsOver, must, step, folder, look: (name) => seen(page, name) });
    must(broken.length === 0, `errors in the page: ${broken.join("; ")}`);
  } catch (error) {
    await page.screenshot({ path: join(folder, "failed.png") }).catch(() => {});
    console.error(String(error?.stack ?? error));
    process.exitCode = 1;
  } finally {
    await browser.close();
  }
}
