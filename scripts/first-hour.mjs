// The first hour of somebody who cannot program: signs in by the link, describes an application, answers a question,
// watches it being built, looks at it in two roles, changes it in words, fills it from a spreadsheet, points at
// something, reads the code, lets somebody else in, and signs out. What comes later is in first-week.mjs.
//
// LINK        the one-time link that `nocodo up` prints
// and what first-hour/stage.mjs asks for
import { answersByKey, saying, seeing, WORDS } from "./first-hour/beginning.mjs";
import { change } from "./first-hour/changes.mjs";
import { takesAnImportBack, worksWithRows } from "./first-hour/data.mjs";
import { pointing } from "./first-hour/pointing.mjs";
import { rowsOf } from "./first-hour/second-home.mjs";
import { readsTheCode } from "./first-hour/sides.mjs";
import { play } from "./first-hour/stage.mjs";
import { looksElsewhere, wasTold } from "./first-hour/told.mjs";

const { LINK } = process.env;

await play(async (hour) => {
  const { browser, page, jobsOver, must, step, look } = hour;
  const say = saying(page);
  const seeAs = seeing(page);

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

  await step("corrects the sketch by pointing at it", async () => {
    const sketch = page.locator(".sketch");
    await sketch.locator(".entity", { hasText: "Lessons" }).locator("vaadin-details-summary").click();
    await look("sketch");
    // Who points and sends at once is faster than an answer. One that waits when it ends goes on by itself.
    const slow = (route) => setTimeout(() => route.continue().catch(() => {}), 400);
    await page.route("**/?v-r=uidl*", slow);
    await sketch.getByRole("button", { name: "Say something about Lessons › Duration" }).click();
    await say("Make this required.");
    await sketch.getByText("Duration (duration, required)").waitFor();
    await page.unroute("**/?v-r=uidl*", slow);
  });

  await step("answers a question by key", () => answersByKey(page));

  await step("watches it being built", async () => {
    await page.getByRole("button", { name: "Build it" }).click();
    await page.locator(".job").waitFor();
    await page.locator(".progress li").first().waitFor();
    await look("building");
    await looksElsewhere(hour);
    await jobsOver(1);
    must((await page.locator(".job.done").count()) === 1, "the build is not done");
    await wasTold(hour, "✓ done");
    await look("built");
  });

  await step("looks at it as two roles", async () => {
    await seeAs("Owner", "owner");
    await look("as-owner");
    await seeAs("Teacher", "teacher");
  });

  await step("tries it with sample data", async () => {
    await page.getByRole("radio", { name: "Sample data" }).press("Space");
    await page.getByText("nothing here is real").waitFor({ timeout: 60_000 });
    await page.waitForFunction(() => document.querySelector("iframe").src.startsWith("http://sample."));
    await look("sample-data");
    await seeAs("Owner", "owner");
    must((await rowsOf(page, "/api/pupils")) > 5, "the sample has no rows");
    await page.getByRole("radio", { name: "Real data" }).press("Space");
    await page.waitForFunction(() => !document.querySelector("iframe").src.startsWith("http://sample."));
    await seeAs("Teacher", "teacher");
    must((await rowsOf(page, "/api/lessons")) === 0, "sample rows are among the real ones");
  });

  await step("changes it in words", async () => {
    await change(hour, "add notes to lessons", say);
    await look("changed");
  });

  await step("is told what was not understood", async () => {
    await say("make it nicer");
    await jobsOver(3);
    must((await page.locator(".job.failed").count()) === 1, "a wish that is no change was carried out");
  });

  await step("sees plan, checks and logs by the keyboard", async () => {
    for (const [key, tab] of [["2", "Plan"], ["3", "Checks"], ["4", "Logs"], ["5", "Data"], ["6", "History"], ["7", "Code"]]) {
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

  await step("imports a spreadsheet and edits a row", () => worksWithRows({ ...hour, seeAs }));
  await step("takes the import back", () => takesAnImportBack({ ...hour, seeAs }));

  await pointing({ ...hour, seeAs });

  await step("reads the code of the application", () => readsTheCode(hour));

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

  await step("sets a password, signs out, and comes in by it", async () => {
    await page.goto(new URL("/settings", page.url()).href);
    await page.getByLabel("Email", { exact: true }).fill("owner@example.org");
    await page.locator("vaadin-password-field input").fill("a-long-first-password");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved").waitFor();
    await page.locator("header").getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).first().waitFor();
    await page.getByLabel("Email", { exact: true }).fill("owner@example.org");
    await page.locator("vaadin-password-field input").fill("a-wrong-password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByText("Address or password are wrong").waitFor();
    await page.getByLabel("Email", { exact: true }).fill("owner@example.org");
    await page.locator("vaadin-password-field input").fill("a-long-first-password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.locator(".composer textarea").waitFor();
  });

  await step("signs out", async () => {
    await page.locator("header").getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).first().waitFor();
    await look("sign-in");
  });
});
