// The first week: what was before comes back, answers are given otherwise, there is a second application, and neither
// reaches the other or the operator; then the project goes to another home.
//
// LINK        the one-time link that `nocodo up` prints; SECOND_LINK that of another home
// and what first-hour/stage.mjs asks for
import { answersByKey, saying, seeing, WORDS } from "./first-hour/beginning.mjs";
import { change, CHANGES } from "./first-hour/changes.mjs";
import { beginsWithASpreadsheet } from "./first-hour/data.mjs";
import { built, isolation } from "./first-hour/isolation.mjs";
import { past } from "./first-hour/past.mjs";
import { bring, rowsOf, takeAway } from "./first-hour/second-home.mjs";
import { commentsOnATask } from "./first-hour/sides.mjs";
import { play } from "./first-hour/stage.mjs";

const { LINK, SECOND_LINK } = process.env;

await play(async (hour) => {
  const { page, jobsOver, must, step, look } = hour;
  const say = saying(page);
  const seeAs = seeing(page);

  await step("has an application built, and changed", async () => {
    await page.goto(LINK);
    await page.locator(".composer textarea").fill(WORDS);
    await page.locator(".composer textarea").press("Enter");
    await page.locator(".sketch").waitFor();
    await answersByKey(page);
    await page.getByRole("button", { name: "Build it" }).click();
    await jobsOver(1);
    must((await page.locator(".job.done").count()) === 1, "the build is not done");
    await change(hour, CHANGES[0], say);
  });

  await past({ ...hour, seeAs });
  await step("changes it in words once more", () => change(hour, CHANGES[1], say));

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

  await page.goto(own);
  await page.locator("iframe").waitFor();
  await built(page, neighbour);
  await isolation(hour, [new URL(own).pathname.split("/")[2], neighbour]);

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
    must((await page.locator(".log").innerText()).includes(CHANGES[0]), "the conversation stayed behind");
    await look("second-home");
  });
});
