// What was before comes back: a change taken back by its button, and the data of yesterday.
import { join } from "node:path";

/** The application that the page shows, with a session in it. */
async function application(page) {
  return (await page.locator("iframe").elementHandle()).contentFrame();
}

/** Enters a row as a person would, through the application. */
async function enter(page, path, row) {
  const frame = await application(page);
  const answer = await frame.evaluate(
    async ([where, what]) => {
      const session = await (await fetch("/api/session")).json();
      const headers = { "Content-Type": "application/json", "X-CSRF-Token": session.csrf_token };
      const said = await fetch(where, { method: "POST", headers, body: JSON.stringify(what) });
      return { ok: said.ok, text: await said.text() };
    },
    [path, row],
  );
  if (!answer.ok) throw new Error(`${JSON.stringify(row)} was not taken: ${answer.text}`);
  return JSON.parse(answer.text).id;
}

/** What the application answers; asked again where its page is just being loaded anew. */
export async function asked(page, path) {
  for (let tries = 0; ; tries++) {
    try {
      const frame = await application(page);
      return await frame.evaluate(async (at) => (await fetch(at)).json(), path);
    } catch (error) {
      if (tries > 8 || !/context was destroyed|Failed to fetch|detached/.test(String(error))) throw error;
      await page.waitForTimeout(500);
    }
  }
}

const notes = async (page) => (await asked(page, "/api/lessons")).items.map((one) => one.notes);
const pupils = async (page) => (await asked(page, "/api/pupils?sort=id")).items.map((one) => one.name);
const hasNotes = async (page) => JSON.stringify(await asked(page, "/api/openapi.json")).includes('"notes"');

async function open(page, tab) {
  await page.getByRole("tab", { name: tab, exact: true }).click();
}

const backups = (page, title) => page.locator(".timeline > .backup", { hasText: title });

/** The test that runs this sets the operator's clock ahead when it reads that line. */
export async function nextDay(page) {
  const before = await backups(page, "Daily backup").count();
  console.log("clock: +1 day");
  await page.waitForFunction(
    (count) =>
      [...document.querySelectorAll(".timeline > .backup .title")].filter((one) => one.textContent === "Daily backup")
        .length > count,
    before,
    { timeout: 60_000 },
  );
}

async function bringBack({ page, look, over }, entry, { name, backup, says }) {
  await entry.getByRole("button", { name: "Bring back …" }).click();
  const dialog = page.getByRole("dialog", { name: "Bring back" });
  if (backup) {
    await dialog.locator("vaadin-select", { hasText: "The data" }).locator("vaadin-select-value-button").click();
    await page.getByRole("option", { name: backup }).first().click();
  }
  await dialog.getByText("What is there now is backed up first").waitFor();
  if (says) await dialog.getByText(says).waitFor();
  if (name) await look(name);
  const done = over(1);
  await dialog.getByRole("button", { name: "Bring it back" }).click();
  await done;
}

/** There is room for one half of the page there. */
async function onAPhone(page) {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.locator(".narrow-views").getByRole("button", { name: "The application" }).click();
  await page.locator(".timeline").scrollIntoViewIfNeeded();
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(process.env.SCREENSHOTS, "timeline-360.png") });
  const [wide, room] = await page.locator(".history").evaluate((side) => [side.scrollWidth, side.clientWidth]);
  if (wide > room) throw new Error(`the history is ${wide} px wide in ${room} px`);
  await page.setViewportSize({ width: 1280, height: 860 });
}

export async function past(hour) {
  const { page, step, must, look, seeAs } = hour;
  /** Waits until so many more jobs are over than now. */
  const over = async (more) => hour.jobsOver((await hour.jobs()) + more);
  const past = { page, look, over };

  await step("takes a change back by its button", async () => {
    await open(page, "Preview");
    await seeAs("Owner", "owner");
    must(await hasNotes(page), "the change is not in the application");
    const pupil = await enter(page, "/api/pupils", { name: "First" });
    const lesson = { pupil_id: pupil, date: "2026-12-01", duration: 45, price: 3000, notes: "scales" };
    await enter(page, "/api/lessons", lesson);
    let done = over(1);
    await page.locator(".log").getByRole("button", { name: "Undo" }).click();
    await done;
    done = over(1);
    await page.getByRole("button", { name: "Do it, and lose that data" }).last().click();
    await done;
    must((await page.locator(".job").last().getAttribute("class")).includes("done"), "the change was not taken back");
    await seeAs("Owner", "owner");
    must(!(await hasNotes(page)), "what was taken back is still in the application");
  });

  await step("compares two versions", async () => {
    await open(page, "History");
    await page.getByRole("button", { name: "Compare" }).click();
    await page.getByText("files differ").first().waitFor();
    await look("history");
    await onAPhone(page);
  });

  await step("stars a version, and goes through the timeline by arrows", async () => {
    await page.locator(".timeline > li").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.locator(".timeline > li:nth-child(2):focus").waitFor();
    const star = page.locator(".timeline > .version").first().getByRole("button", { name: "Star" });
    await star.click();
    await page.locator('.timeline > .version vaadin-button[aria-pressed="true"]').waitFor();
  });

  await step("backs the data up and has the backup tried", async () => {
    const done = over(1);
    await page.getByRole("button", { name: "Back up now" }).click();
    await done;
    await page.locator(".timeline > .backup", { hasText: "the application opened it" }).first().waitFor();
  });

  await step("brings the data of yesterday back, and takes that back", async () => {
    await open(page, "Preview");
    await enter(page, "/api/pupils", { name: "Yesterday" });
    await open(page, "History");
    await nextDay(page);
    await nextDay(page);
    await open(page, "Preview");
    await enter(page, "/api/pupils", { name: "Today" });
    must((await pupils(page)).join() === "First,Yesterday,Today", "the rows of two days are not there");
    await open(page, "History");
    await bringBack(past, backups(page, "Daily backup").nth(1), { name: "bring-back", says: /pupils?: 3 now, 2 then/ });
    await open(page, "Preview");
    await seeAs("Owner", "owner");
    must((await pupils(page)).join() === "First,Yesterday", `not the data of yesterday: ${await pupils(page)}`);
    await open(page, "History");
    await bringBack(past, backups(page, "Backup from before a restore").first(), { says: /pupils?: 2 now, 3 then/ });
    await open(page, "Preview");
    await seeAs("Owner", "owner");
    must((await pupils(page)).join() === "First,Yesterday,Today", `the restore was not taken back: ${await pupils(page)}`);
  });

  await step("brings a version back together with its data", async () => {
    await open(page, "History");
    const version = page.locator(".timeline > .version", { hasText: "add notes to lessons" }).first();
    await bringBack(past, version, { name: "bring-both-back", backup: "Backup from before a change", says: /pupils?: 3 now, 1 then/ });
    must((await page.locator(".job").last().getAttribute("class")).includes("done"), "the version did not come back");
    await open(page, "Preview");
    await seeAs("Owner", "owner");
    must((await notes(page)).join() === "scales", `what the version had is not there: ${await notes(page)}`);
    must((await pupils(page)).join() === "First", `not its data: ${await pupils(page)}`);
  });
}
