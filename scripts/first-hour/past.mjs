// What was before comes back: a change taken back by its button, and the data of yesterday.

/** The application that the page shows, with a session in it. */
async function application(page) {
  return (await page.locator("iframe").elementHandle()).contentFrame();
}

/** Enters a pupil as a person would, through the application. */
async function enter(page, name) {
  const frame = await application(page);
  const status = await frame.evaluate(async (pupil) => {
    const session = await (await fetch("/api/session")).json();
    const headers = { "Content-Type": "application/json", "X-CSRF-Token": session.csrf_token };
    const answer = await fetch("/api/pupils", { method: "POST", headers, body: JSON.stringify({ name: pupil }) });
    return answer.ok ? "" : `${answer.status}: ${await answer.text()}`;
  }, name);
  if (status) throw new Error(`the pupil ${name} was not taken: ${status}`);
}

async function pupils(page) {
  const frame = await application(page);
  return frame.evaluate(async () => (await (await fetch("/api/pupils?sort=id")).json()).items.map((one) => one.name));
}

async function hasNotes(page) {
  const frame = await application(page);
  return frame.evaluate(async () => JSON.stringify(await (await fetch("/api/openapi.json")).json()).includes('"notes"'));
}

async function open(page, tab) {
  await page.getByRole("tab", { name: tab, exact: true }).click();
}

const backups = (page, title) => page.locator(".timeline > .backup", { hasText: title });

/** The test that runs this sets the operator's clock ahead when it reads that line. */
async function nextDay(page) {
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

async function bringBack({ page, look, over }, entry, name) {
  await entry.getByRole("button", { name: "Bring back …" }).click();
  const dialog = page.getByRole("dialog", { name: "Bring back" });
  await dialog.getByText("What is there now is backed up first").waitFor();
  if (name) await look(name);
  const done = over(1);
  await dialog.getByRole("button", { name: "Bring it back" }).click();
  await done;
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
    await enter(page, "Yesterday");
    await open(page, "History");
    await nextDay(page);
    await nextDay(page);
    await open(page, "Preview");
    await enter(page, "Today");
    must((await pupils(page)).join() === "Yesterday,Today", "the rows of two days are not there");
    await open(page, "History");
    await bringBack(past, backups(page, "Daily backup").nth(1), "bring-back");
    await open(page, "Preview");
    await seeAs("Owner", "owner");
    must((await pupils(page)).join() === "Yesterday", `not the data of yesterday: ${await pupils(page)}`);
    await open(page, "History");
    await bringBack(past, backups(page, "Backup from before a restore").first());
    await open(page, "Preview");
    await seeAs("Owner", "owner");
    must((await pupils(page)).join() === "Yesterday,Today", `the restore was not taken back: ${await pupils(page)}`);
  });
}
