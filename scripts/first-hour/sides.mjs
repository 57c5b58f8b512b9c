// The source of the application, and the tasks of its plan with what people say about them.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const EVIL = "<img src=x onerror=document.title='broken'>.rs";
const SOURCE = "// </code><script>document.title='broken'</script>\nfn main() {}\n";

async function open(page, key, tab) {
  await page.locator("body").press(`Alt+${key}`);
  await page.getByRole("tab", { name: tab, selected: true }).waitFor();
}

/** Commits by hand, as somebody who programs would, a file that would like to be a page. */
async function commitByHand(page) {
  const folder = await page.evaluate(
    async () => (await (await fetch(`/api/v1${location.pathname}`)).json()).path,
  );
  const git = (...args) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@localhost", ...args], { cwd: folder });
  writeFileSync(join(folder, EVIL), SOURCE);
  git("add", "-A");
  git("commit", "--quiet", "-m", "<b>By hand</b>");
  return () => {
    git("rm", "--quiet", EVIL);
    git("commit", "--quiet", "-m", "Away again");
  };
}

export async function readsTheCode({ page, look, must }) {
  const undo = await commitByHand(page);
  await page.reload();
  await page.getByRole("tab", { name: "Code" }).waitFor();
  await page.locator(".job").first().waitFor();
  await open(page, "7", "Code");
  await page.getByLabel("Find a file by its name").fill("onerror");
  await page.locator(".found button", { hasText: "onerror" }).click();
  await page.locator(".numbered .hljs-keyword").first().waitFor();
  must((await page.locator(".numbered .text").innerText()).includes("</code><script>"), "a file is not shown as it is");
  await page.getByLabel("Find a file by its name").fill("main.rs");
  await page.locator(".found button", { hasText: "backend/src/main.rs" }).click();
  await page.locator(".numbered").getByText("ExitCode::FAILURE").waitFor();
  await look("code");
  await page.waitForURL(/path=/); // the file is in the address
  await page.reload();
  await page.locator(".numbered .hljs-keyword").first().waitFor();
  await page.getByText("What it changed").click();
  await page.locator(".patch ins").first().waitFor();
  await page.locator(".patch").first().focus();
  await page.keyboard.press("n");
  await page.getByText("1 / 1").waitFor();
  await look("changes");
  must(!(await page.title()).includes("broken"), "a file of the repository ran as script");
  undo();
}

export async function commentsOnATask({ page, look, must, jobsOver, jobs }) {
  await open(page, "2", "Plan");
  await page.locator(".task").first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /^T-/ }).waitFor();
  await page.waitForURL(/task=T-/); // the task is in the address
  const words = page.getByLabel("Say something about this task");
  await words.fill("make everything nicer");
  await words.press("Escape"); // leads away only where nothing is being written
  await page.reload();
  await page.waitForFunction(() => document.querySelector(".comment-box textarea")?.value === "make everything nicer");
  await page.locator(".task-checks").getByText("Command and log").first().click();
  await page.locator(".log-end").first().waitFor();
  await page.getByText(/^Checkpoint /).click();
  await page.locator(".patch .line").first().waitFor();
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await page.getByText("It came when the task was over").waitFor();
  await look("task");
  const before = await jobs();
  await page.getByRole("button", { name: "Ask for this as a change" }).click();
  await jobsOver(before + 1);
  await page.getByText("It was said to the project, as a change. Nothing was changed.").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".board").waitFor();
  must(await page.locator(".task").first().evaluate((card) => card === document.activeElement), "the focus is lost");
}
