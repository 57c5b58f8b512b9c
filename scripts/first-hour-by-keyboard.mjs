// The first hour once more, by somebody who has no mouse. Nothing here clicks, and nothing is given the focus.
//
// LINK        the one-time link that `nocodo up` prints; SECOND_LINK that of another home
// and what first-hour/stage.mjs asks for
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { WORDS } from "./first-hour/beginning.mjs";
import { change, CHANGES } from "./first-hour/changes.mjs";
import { choose, fill, go, press, tabTo } from "./first-hour/keys.mjs";
import { asked, nextDay } from "./first-hour/past.mjs";
import { bring, rowsOf, takeAway } from "./first-hour/second-home.mjs";
import { play } from "./first-hour/stage.mjs";

const { LINK, SECOND_LINK } = process.env;
const PUPILS = "Name,Phone,Birth date\nAda,+49 30 1234567,2010-05-01\nBo,+49 30 1234568,2011-06-02\nCy,+49 30 1234569,soon\n";

await play(async (hour) => {
  const { browser, page, jobs, jobsOver, must, step, look, folder } = hour;
  const keys = page.keyboard;
  const tab = async (digit, name) => {
    await keys.press(`Alt+${digit}`);
    await page.getByRole("tab", { name, selected: true }).waitFor();
  };
  const say = async (words) => {
    await tab(1, "Preview"); // out of the box, where a slash is a letter
    await keys.press("/");
    await keys.type(words);
    await keys.press("Enter");
  };
  const application = async () => (await page.locator("iframe").elementHandle()).contentFrame();
  const seeAs = async (role, named) => {
    await tab(1, "Preview");
    await choose(page, /^(See as|As (Owner|Teacher))/, `As ${named}`);
    for (let tries = 0; tries < 120; tries++) {
      const frame = await application();
      const now = await frame.evaluate(async () => (await (await fetch("/api/session")).json()).user?.role).catch(() => "");
      if (now === role && (await frame.locator("h1:not(:has-text('Sign in'))").count())) return frame;
      await page.waitForTimeout(250);
    }
    throw new Error(`the application is not seen as ${named}`);
  };
  const pupils = async () => (await asked(page, "/api/pupils?sort=id")).items.map((one) => one.name);
  /** Enters a pupil in the application as it is shown. */
  const enter = async (name) => {
    const frame = await seeAs("owner", "Owner");
    await tabTo(page, "", "The running application"); // frames of other origins have no role here
    await keys.press("Tab");
    await press(page, "link", "Pupils", { frame });
    await frame.locator("h1", { hasText: "Pupils" }).waitFor();
    await press(page, "link", /^(New|Add)/, { frame, key: "Tab" });
    await fill(page, /^Name/, name, { frame });
    await keys.press("Enter");
    await frame.getByText(name).first().waitFor();
  };
  const over = async (work) => {
    const before = await jobs();
    await work();
    await jobsOver(before + 1);
    const last = page.locator(".job").last();
    must((await last.getAttribute("class")).includes("done"), await last.innerText());
  };

  await step("comes in, and describes an application", async () => {
    await page.goto(LINK);
    await page.locator(".composer textarea").waitFor();
    await page.waitForTimeout(500);
    await keys.type(WORDS); // the box has the focus
    await keys.press("Enter");
    await page.locator(".sketch").waitFor();
  });

  await step("corrects the sketch by pointing at it", async () => {
    await page.waitForTimeout(500);
    await press(page, "button", "Lessons");
    await press(page, "button", "Say something about Lessons › Duration");
    await page.locator(".dock .chip.about").waitFor();
    await keys.type("Make this required."); // the box has the focus
    await keys.press("Enter");
    await page.locator(".sketch").getByText("Duration (duration, required)").waitFor();
  });

  await step("answers the questions by digits", async () => {
    if (await page.locator(".questions").isVisible()) {
      await tabTo(page, "button", /^1 /);
      await keys.press("1");
      await page.locator('.option[aria-pressed="true"], .questions >> text=Question 2').first().waitFor();
    }
  });

  await step("builds it", () => over(() => press(page, "button", "Build it")));

  await step("reads the sheet of keys", async () => {
    await tab(1, "Preview");
    await keys.press("?");
    const sheet = page.locator("vaadin-dialog .keys");
    await sheet.waitFor();
    await look("keys");
    await keys.press("Escape");
    await sheet.waitFor({ state: "detached" });
  });

  await step("uses it in two roles", async () => {
    await enter("First");
    await seeAs("teacher", "Teacher");
  });

  await step("changes it in words five times", async () => {
    for (const words of CHANGES) await change(hour, words, say);
  });

  await step("takes the last change back in words, fees and all", async () => {
    const before = await jobs();
    await say("undo that");
    await jobsOver(before + 1);
    await over(() => press(page, "button", "Do it, and lose that data"));
  });

  await step("brings the data of yesterday back", async () => {
    await enter("Yesterday");
    await tab(6, "History");
    await page.locator(".timeline > .backup").first().waitFor(); // what is counted is there
    await nextDay(page);
    await nextDay(page);
    await enter("Today");
    await tab(6, "History");
    await page.locator(".timeline > .backup", { hasText: "Daily backup" }).nth(1).waitFor();
    await tabTo(page, "listitem", /./);
    for (let pressed = 0; pressed < 40; pressed++) {
      const here = await page.locator(".timeline > li:focus").innerText();
      if (here.includes("Daily backup") && (await page.evaluate(() => {
        const daily = [...document.querySelectorAll(".timeline > .backup")].filter((one) => one.innerText.includes("Daily backup"));
        return daily[1] === document.activeElement;
      }))) break;
      await keys.press("ArrowDown");
    }
    await press(page, "button", "Bring back …", { most: 8 });
    await page.getByText("What is there now is backed up first").waitFor();
    await look("bring-back-by-keys");
    await over(() => press(page, "button", "Bring it back"));
    await seeAs("owner", "Owner");
    must((await pupils()).join() === "First,Yesterday", `not the data of yesterday: ${await pupils()}`);
  });

  await step("imports a spreadsheet", async () => {
    const file = join(folder, "pupils.csv");
    writeFileSync(file, PUPILS);
    await tab(5, "Data");
    await page.locator(".data vaadin-grid").waitFor();
    await choose(page, /Table|Lessons|Pupils/, /^Pupils/);
    await press(page, "button", "Import");
    const chooser = page.waitForEvent("filechooser");
    await press(page, "button", /spreadsheet|file/i);
    await (await chooser).setFiles(file);
    await page.locator(".mapping").waitFor();
    await press(page, "button", "Try it");
    await page.getByText("rows fit").waitFor({ timeout: 60_000 });
    await over(() => press(page, "button", "Import"));
    await page.getByText("rows of pupils.csv are in").waitFor({ timeout: 60_000 });
  });

  let file;
  await step("takes the project away in one file", async () => {
    file = await takeAway(hour, async () => {
      await tab(8, "Settings");
      await press(page, "link", "Write it into a file");
    });
  });

  await step("invites a member", async () => {
    await go(page, "Settings");
    await page.getByRole("heading", { name: "People" }).waitFor();
    await tabTo(page, "textbox", "Name");
    await keys.type("Helper");
    await press(page, "button", "Invite");
    await page.locator("vaadin-dialog input").first().waitFor();
    await look("invited");
    const link = await page.locator("vaadin-dialog input").first().inputValue();
    const guests = await browser.newContext();
    const guest = await guests.newPage();
    await guest.goto(link);
    await guest.getByRole("link", { name: /lessons/i }).waitFor();
    await guests.close();
    await keys.press("Escape");
  });

  await step("brings the project into a second home", async () => {
    await page.goto(SECOND_LINK);
    await page.locator(".composer textarea").waitFor();
    await press(page, "button", "Bring a project from a file");
    await bring(hour, file, async () => {
      const chooser = page.waitForEvent("filechooser");
      await press(page, "button", "Choose the file");
      return chooser;
    });
    await press(page, "button", /^Open /);
    await page.locator("iframe").waitFor();
    await seeAs("owner", "Owner");
    must((await rowsOf(page, "/api/pupils")) > 2, "the rows did not come with the project");
  });
});
