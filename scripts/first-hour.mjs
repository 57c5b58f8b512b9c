// The first hour of somebody who cannot program: signs in by the link, describes an application, answers a question,
// watches it being built, looks at it in two roles, changes it in words, brings back what was, lets somebody else in,
// and takes it to another home.
//
// LINK        the one-time link that `nocodo up` prints; SECOND_LINK that of another home
// and what first-hour/stage.mjs asks for
import { change, CHANGES } from "./first-hour/changes.mjs";
import { beginsWithASpreadsheet, takesAnImportBack, worksWithRows } from "./first-hour/data.mjs";
import { built, isolation } from "./first-hour/isolation.mjs";
import { past } from "./first-hour/past.mjs";
import { pointing } from "./first-hour/pointing.mjs";
import { bring, rowsOf, takeAway } from "./first-hour/second-home.mjs";
import { commentsOnATask, readsTheCode } from "./first-hour/sides.mjs";
import { play } from "./first-hour/stage.mjs";
import { looksElsewhere, wasTold } from "./first-hour/told.mjs";

const { LINK, SECOND_LINK } = process.env;

const WORDS =
  "I give music lessons. Pupils have a name, a phone number and a birth date. Each lesson is for one pupil and has " +
  "a date, a duration and a price. Teachers can see and edit lessons.";

await play(async (hour) => {
  const { browser, page, jobsOver, must, step, look } = hour;
  const say = async (words) => {
    await page.locator(".dock textarea").fill(words);
    await page.locator(".dock textarea").press("Enter");
  };

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
    await looksElsewhere(hour);
    await jobsOver(1);
    must((await page.locator(".job.done").count()) === 1, "the build is not done");
    await wasTold(hour, "✓ done");
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

  await past({ ...hour, seeAs });
  await step("imports a spreadsheet and edits a row", () => worksWithRows({ ...hour, seeAs }));
  await step("takes the import back", () => takesAnImportBack({ ...hour, seeAs }));

  await pointing({ ...hour, seeAs });

  await step("changes it in words once more", () => change(hour, CHANGES[1], say)); // all of them: by the keyboard

  await step("answers a question otherwise, later", async () => {
    const before = await hour.jobs();
    const answers = page.locator(".sketch .answers");
    await answers.locator("vaadin-details-summary").click();
    await look("answers");
    await answers.getByRole("button", { name: /^Change the answer: May a Pupil that still has/ }).click();
    await page.getByRole("dialog").locator(".option").first().waitFor();
    await look("answer-again");
    await page.keyboard.press("2");
    await jobsOver(before + 1);
    const card = page.locator(".job").last();
    must((await card.getAttribute("class")).includes("done"), await card.innerText());
    must((await page.locator(".log").innerText()).includes("Yes, with them"), "the answer is no message");
    await answers.getByText("Yes, with them").waitFor(); // they are still open
  });

  let file;
  await step("takes the project away in one file", async () => {
    file = await takeAway(hour, async () => {
      await page.getByRole("tab", { name: "Settings", exact: true }).click();
      await page.getByRole("link", { name: "Write it into a file" }).click();
    });
  });

  const own = new URL(new URL(page.url()).pathname, page.url()).href;
  let neighbour;
  await step("begins another application with a spreadsheet, and has it built meanwhile", async () => {
    await beginsWithASpreadsheet(hour);
    await page.getByRole("button", { name: "Build it" }).click();
    await page.locator(".job").waitFor();
    neighbour = new URL(page.url()).pathname.split("/")[2];
    await page.goto(own);
    await page.locator(".job").first().waitFor();
  });

  await step("says something about a task, and asks for it as a change", () => commentsOnATask(hour));
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

  await page.goto(own);
  await page.locator("iframe").waitFor();
  await built(page, neighbour);
  await isolation(hour, [new URL(own).pathname.split("/")[2], neighbour]);

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

  await step("brings the project into a second home", async () => {
    await page.goto(SECOND_LINK);
    await page.getByRole("button", { name: "Bring a project from a file" }).click();
    await bring(hour, file, async () => {
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: "Choose the file" }).click();
      return chooser;
    });
    await page.getByRole("button", { name: /^Open / }).click();
    await page.locator("iframe").waitFor();
    await seeAs("Owner", "owner");
    must((await rowsOf(page, "/api/pupils")) > 0, "the rows did not come with the project");
    const before = page.getByRole("button", { name: "Show what was before" });
    for (let pages = 0; pages < 20 && (await before.isVisible()); pages++) {
      await before.click();
      await page.waitForTimeout(500);
    }
    must((await page.locator(".log").innerText()).includes("add notes to lessons"), "the conversation stayed behind");
    await look("second-home");
  });
});
