// The project moves: written into a file in the first home, brought in and used in a second one.
//
// SECOND_LINK the one-time link of the second home
import { statSync } from "node:fs";
import { join } from "node:path";
import { asked } from "./past.mjs";

/** @param press opens the side with the settings of the project, and presses its link */
export async function takeAway({ page, look, must, folder }, press) {
  const waiting = page.waitForEvent("download", { timeout: 120_000 });
  await press();
  const file = join(folder, "project.nocodo");
  await (await waiting).saveAs(file);
  must(statSync(file).size > 10_000, "the file of the project is empty");
  await look("take-away");
  return file;
}

/** @param choose opens the chooser of files, and answers what waits for it */
export async function bring({ page, look, must }, file, choose) {
  await (await choose()).setFiles(file);
  await page.getByText("It is here and runs").waitFor({ timeout: 300_000 });
  must(!/: 0 rows/.test(await page.locator("vaadin-dialog").innerText()), "no rows were brought");
  await look("brought");
}

/** How many rows the running application tells its own page. */
export async function rowsOf(page, path) {
  await page.locator("iframe").waitFor({ timeout: 60_000 });
  return ((await asked(page, path)).items ?? []).length;
}
