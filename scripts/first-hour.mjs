// The first hour of somebody who cannot program: signs in by the link, describes an application, answers a question,
// watches it being built, looks at it in two roles, changes it in words, brings back what was, and lets somebody else
// in.
//
// LINK        the one-time link that `nocodo up` prints
// TOOLS       a folder whose node_modules has playwright-core and axe-core
// CHROMIUM    the browser
// SCREENSHOTS where pictures go
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { past } from "./first-hour/past.mjs";
import { pointing } from "./first-hour/pointing.mjs";
import { beginsWithASpreadsheet, takesAnImportBack, worksWithRows } from "./first-hour/data.mjs";

const { LINK, TOOLS, CHROMIUM, SCREENSHOTS } = process.env;
const require = createRequire(join(TOOLS, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
mkdirSync(SCREENSHOTS, { recursive: true });

const WORDS =
  "I give music lessons. Pupils have a name, a phone number and a birth date. Each lesson is for one pupil and has " +
  "a date, a duration and a price. Teachers can see and edit lessons.";
const BUILT = 8 * 60_000;

const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: "en-US" });
const page = await context.newPage();
const broken = [];
page.on("pageerror", (error) => broken.push(String(error)));

async function step(name, work) {
  const begun = Date.now();
  await work();
  console.log(`${name}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}

function must(holds, what) {
  if (!holds) throw new Error(what);
}

/** Pictures in light, dark and 360 px, and what axe finds. */
async function look(name) {
  await page.waitForTimeout(400);
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: join(SCREENSHOTS, `${name}-${scheme}.png`) });
    await page.evaluate(axe);
    const found = await page.evaluate(async () => (await window.axe.run({ exclude: ["iframe"] })).violations);
    const grave = found.filter((one) => one.impact === "serious" || one.impact === "critical");
    const told = grave.map((one) => `${one.id} (${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")})`);
    must(grave.length === 0, `axe on ${name}, ${scheme}: ${told.join("; ")}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(SCREENSHOTS, `${name}-360.png`) });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  must(wide <= 360, `${name} is ${wide} px wide on a phone`);
  await page.setViewportSize({ width: 1280, height: 860 });
}

const jobsOver = (count) =>
  page.waitForFunction(
    (wanted) => document.querySelectorAll(".job.done, .job.failed, .job.cancelled").length >= wanted,
    count,
    { timeout: BUILT },
  );

try {
  await step("comes in by the link", async () => {
    await page.goto(LINK);
    await page.locator(".composer textarea").waitFor();
    await look("home");
  });

  await step("the link lets nobody in twice", async () => {
    const stranger = await browser.newContext();
    const other = await stranger.newPage();
    await other.goto(LINK);
    await other.getByText("This link was used before").waitFor();
    await stranger.close();
  });

  await step("what is typed survives a reload", async () => {
    await page.locator(".composer textarea").fill(WORDS);
    await page.reload();
    await page.waitForFunction((text) => document.querySelector(".composer textarea")?.value === text, WORDS);
  });

  await step("describes an application", async () => {
    await page.locator(".composer textarea").press("Enter");
    await page.locator(".sketch").waitFor();
    await look("described");
  });

  await step("answers a question by key", async () => {
    const card = page.locator(".questions");
    if (await card.isVisible()) {
      await card.locator(".option").first().focus();
      await page.keyboard.press("1");
      await page.locator('.option[aria-pressed="true"], .questions >> text=Question 2').first().waitFor();
    }
  });

  await step("watches it being built", async () => {
    await page.getByRole("button", { name: "Build it" }).click();
    await page.locator(".job").waitFor();
    await page.locator(".progress li").first().waitFor();
    await look("building");
    await jobsOver(1);
    must((await page.locator(".job.done").count()) === 1, "the build is not done");
    await look("built");
  });

  const seeAs = async (label, role) => {
    await page.locator(".access vaadin-select-value-button").click();
    await page.getByRole("option", { name: `As ${label}` }).click();
    for (let tries = 0; tries < 60; tries++) {
      const frame = await (await page.locator("iframe").elementHandle()).contentFrame();
      const now = await frame.evaluate(async () => (await (await fetch("/api/session")).json()).user?.role).catch(() => "");
      if (now === role) {
        await page.frameLocator("iframe").locator("h1:not(:has-text('Sign in'))").first().waitFor();
        return;
      }
      await page.waitForTimeout(250);
    }
    throw new Error(`the application is not seen as ${label}`);
  };

  await step("looks at it as two roles", async () => {
    await seeAs("Owner", "owner");
    await look("as-owner");
    await seeAs("Teacher", "teacher");
  });

  await step("changes it in words", async () => {
    await page.locator(".dock textarea").fill("add notes to lessons");
    await page.locator(".dock textarea").press("Enter");
    await jobsOver(2);
    must((await page.locator(".job.done").count()) === 2, "the change is not done");
    await look("changed");
  });

  await step("is told what was not understood", async () => {
    await page.locator(".dock textarea").fill("make it nicer");
    await page.locator(".dock textarea").press("Enter");
    await jobsOver(3);
    must((await page.locator(".job.failed").count()) === 1, "a wish that is no change was carried out");
  });

  await step("sees plan, checks and logs by the keyboard", async () => {
    for (const [key, tab] of [["2", "Plan"], ["3", "Checks"], ["4", "Logs"], ["5", "Data"], ["6", "History"]]) {
      await page.locator("body").press(`Alt+${key}`);
      await page.getByRole("tab", { name: tab, selected: true }).waitFor();
      await look(tab.toLowerCase());
    }
  });

  await step("the page is the same after a reload", async () => {
    const before = await page.locator(".log").innerText();
    await page.reload();
    await page.waitForFunction(() => document.querySelectorAll(".job").length === 3);
    const after = await page.locator(".log").innerText();
    must(after.includes("add notes to lessons") && before.includes("add notes to lessons"), "a message is missing");
  });

  await past({ page, step, must, look, seeAs, jobsOver, jobs: () => page.locator(".job.done, .job.failed, .job.cancelled").count() });
  const hour = { page, look, must, seeAs, folder: SCREENSHOTS };
  await step("imports a spreadsheet and edits a row", () => worksWithRows(hour));
  await step("takes the import back", () => takesAnImportBack(hour));
  await pointing({ page, step, must, look, seeAs, jobsOver, broken });

  await step("lets somebody else in", async () => {
    await page.goto(new URL("/settings", page.url()).href);
    await page.getByRole("heading", { name: "People" }).waitFor();
    await look("settings");
    const people = page.locator("section", { hasText: "People" });
    await people.getByLabel("Name").fill("Helper");
    await people.getByRole("button", { name: "Invite" }).click();
    const link = await page.locator("vaadin-dialog input").first().inputValue();
    const guests = await browser.newContext();
    const guest = await guests.newPage();
    await guest.goto(link);
    await guest.getByRole("link", { name: /lessons/i }).waitFor();
    await guests.close();
  });

  await step("script of an application cannot reach the operator", async () => {
    await page.goto(new URL("/", page.url()).href);
    const ui = new URL(page.url()).origin;
    await page.getByRole("link", { name: /lessons/i }).click();
    await page.locator("iframe").waitFor();
    const frame = await (await page.locator("iframe").elementHandle()).contentFrame();
    const reached = await frame.evaluate(async (origin) => {
      const tried = { parent: false, fetch: false, socket: false, frame: false, cookie: document.cookie };
      try { tried.parent = Boolean(window.parent.document.body); } catch {}
      try { tried.fetch = (await fetch(`${origin}/api/v1/projects`, { credentials: "include" })).ok; } catch {}
      tried.socket = await new Promise((tell) => {
        try {
          const socket = new WebSocket(`${origin.replace("http", "ws")}/VAADIN/push?v-r=push`);
          socket.onopen = () => tell(true);
          socket.onerror = () => tell(false);
          setTimeout(() => tell(false), 3000);
        } catch { tell(false); }
      });
      tried.frame = await new Promise((tell) => {
        const inner = document.createElement("iframe");
        inner.src = origin;
        inner.onload = () => { try { tell(Boolean(inner.contentDocument?.querySelector(".composer"))); } catch { tell(false); } };
        document.body.append(inner);
        setTimeout(() => tell(false), 3000);
      });
      return tried;
    }, ui);
    must(!reached.parent && !reached.fetch && !reached.socket && !reached.frame, JSON.stringify(reached));
    must(!reached.cookie.includes("nocodo"), "the operator's cookie is seen by an application");
  });

  await step("begins another application with a spreadsheet", () => beginsWithASpreadsheet(hour));

  await step("sets a password, signs out, and comes in by it", async () => {
    await page.goto(new URL("/settings", page.url()).href);
    await page.getByLabel("Email").fill("owner@example.org");
    await page.locator("vaadin-password-field input").fill("a-long-first-password");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved").waitFor();
    await page.locator("header").getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).first().waitFor();
    await page.getByLabel("Email").fill("owner@example.org");
    await page.locator("vaadin-password-field input").fill("a-wrong-password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("Address or password are wrong").waitFor();
    await page.getByLabel("Email").fill("owner@example.org");
    await page.locator("vaadin-password-field input").fill("a-long-first-password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.locator(".composer textarea").waitFor();
  });

  await step("signs out", async () => {
    await page.locator("header").getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).first().waitFor();
    await look("sign-in");
  });
  must(broken.length === 0, `errors in the page: ${broken.join("; ")}`);
} catch (error) {
  await page.screenshot({ path: join(SCREENSHOTS, "failed.png") }).catch(() => {});
  console.error(String(error?.stack ?? error));
  process.exitCode = 1;
} finally {
  await browser.close();
}
