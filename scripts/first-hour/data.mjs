// Rows and spreadsheets: an import through the Data side, seen in the application, taken back; and a second
// application that begins with a spreadsheet.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { asked } from "./past.mjs";

const PUPILS = "Name,Phone,Birth date\nAda,+49 30 1234567,2010-05-01\nBo,+49 30 1234568,2011-06-02\nCy,+49 30 1234569,soon\n";
const TOOLS_SHEET =
  "Tool,Serial number,Bought,Price\nDrill,D-1,2025-01-05,120.50\nSaw,S-1,2025-02-05,80.00\nSander,S-2,2025-03-05,95.00\n" +
  "Plane,P-1,2025-04-05,60.00\n<script>alert(1)</script>,X-1,2025-05-05,10.00\n";

async function choose(page, inside, file) {
  const waiting = page.waitForEvent("filechooser");
  await inside.locator(".picker vaadin-button").click();
  await (await waiting).setFiles(file);
}

/** The rows that the running application tells its own page. */
async function inTheApplication({ page, seeAs }, path) {
  await page.locator("body").press("Alt+1");
  await page.getByRole("tab", { name: "Preview", selected: true }).waitFor();
  await seeAs("Owner", "owner");
  return ((await asked(page, path)).items ?? []).map((row) => row.name);
}

async function openData(page, look) {
  await page.locator("body").press("Alt+5");
  await page.getByRole("tab", { name: "Data", selected: true }).waitFor();
  await page.locator(".data vaadin-grid").waitFor();
  await look("data-empty");
}

async function importPupils({ page, look, must, folder }) {
  const file = join(folder, "pupils.csv");
  writeFileSync(file, PUPILS);
  await page.locator(".data .tools vaadin-select-value-button").click();
  await page.getByRole("option", { name: /^Pupils/ }).click();
  await page.locator(".data").getByRole("button", { name: "Import", exact: true }).click();
  await choose(page, page.locator("vaadin-dialog"), file);
  await page.locator(".mapping").waitFor();
  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByText("rows fit").waitFor({ timeout: 60_000 });
  must((await page.locator("vaadin-dialog .misfits").innerText()).includes("soon"), "the trial does not tell what does not fit");
  await look("import");
  await page.locator("vaadin-dialog").getByRole("button", { name: "Import", exact: true }).click();
  await page.getByText("rows of pupils.csv are in").waitFor({ timeout: 60_000 });
}

async function editARow({ page, look }) {
  await page.locator(".data vaadin-grid").getByText("Ada", { exact: true }).click();
  const name = page.locator(".row-form").getByLabel("Name", { exact: true });
  await name.fill("Ada Lovelace");
  await look("row");
  await page.getByRole("button", { name: "Save" }).click();
  await page.locator(".data vaadin-grid").getByText("Ada Lovelace", { exact: true }).waitFor();
}

export async function worksWithRows(hour) {
  const { page, look, must } = hour;
  await openData(page, look);
  await importPupils(hour);
  await page.locator(".data vaadin-grid").getByText("Ada", { exact: true }).waitFor();
  await look("data");
  await editARow(hour);
  const names = await inTheApplication(hour, "/api/pupils");
  must(names.includes("Ada Lovelace") && names.includes("Bo"), `the application has ${names}`);
}

export async function takesAnImportBack(hour) {
  const { page, must } = hour;
  await page.getByRole("button", { name: "Take these rows out again" }).last().click();
  await page.getByText("were taken out again").waitFor({ timeout: 60_000 });
  const names = await inTheApplication(hour, "/api/pupils");
  must(names.includes("Ada Lovelace") && !names.includes("Bo"), `the application has ${names}`);
}

export async function beginsWithASpreadsheet({ page, look, must, folder }) {
  const file = join(folder, "tools.csv");
  writeFileSync(file, TOOLS_SHEET);
  await page.goto(new URL("/", page.url()).href);
  await page.locator(".composer textarea").waitFor();
  const begun = Date.now();
  await choose(page, page.locator(".composer"), file);
  await page.locator(".sketch").waitFor();
  console.log(`the sketch of a spreadsheet: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  must((await page.locator(".sketch").innerText()).includes("Tools"), "the sketch does not name the sheet");
  await look("spreadsheet");
}
