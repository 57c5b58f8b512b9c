// What the web app hears from its frame: from the application that it shows, but odd, and from another one that has
// taken its place there.
const LONG = "x".repeat(3_000_000);
const SCRIPT = `<img src=x onerror="document.title='broken'">`;

const ODD = [
  null,
  "picked",
  42,
  [],
  {},
  { nocodo: 2, type: "failed", kind: "error", text: "forged" },
  { nocodo: 1 },
  { nocodo: 1, type: "eval", text: "document.title='broken'" },
  { nocodo: 1, type: "picked", ref: "lesson.price", path: "/" },
  { nocodo: 1, type: "picked", ref: SCRIPT, path: "/" },
  { nocodo: 1, type: "left", path: "/" },
  { nocodo: 1, type: "side", digit: "4", path: "/" },
  { nocodo: 1, type: "at", path: "javascript:document.title='broken'" },
  { nocodo: 1, type: "at", path: { toString: "x" } },
  { nocodo: 1, type: { type: "failed" }, path: [] },
];

const posts = (frame, all) => frame.evaluate((them) => them.forEach((one) => window.parent.postMessage(one, "*")), all);
const shown = async (page) => (await page.locator("iframe").elementHandle()).contentFrame();

export async function messages({ page, must, step, other, unchanged }) {
  const looks = () =>
    page.evaluate(() =>
      JSON.stringify([
        document.title,
        location.href,
        document.querySelector(".log").innerText,
        document.querySelector(".dock textarea").value,
        document.querySelector(".path").value,
        [...document.querySelectorAll(".chip.about")].filter((one) => one.checkVisibility()).length,
        [...document.querySelectorAll("vaadin-tab[selected]")].map((one) => one.innerText),
        [...document.querySelectorAll(".trouble")].filter((one) => one.checkVisibility()).length,
      ]),
    );
  const trouble = page.locator(".trouble");
  const dismiss = async () => {
    await trouble.getByRole("button", { name: "Dismiss" }).click();
    await trouble.waitFor({ state: "hidden" });
  };
  const failed = (text) => ({ nocodo: 1, type: "failed", kind: "error", text, path: "/" });

  await step("forged messages of the application that is shown do nothing but what it may", async () => {
    await page.waitForTimeout(1000);
    const before = await looks();
    await posts(await shown(page), ODD);
    await page.waitForTimeout(1000);
    must((await looks()) === before, `an odd message did something:\n${before}\n${await looks()}`);
    await posts(await shown(page), [failed(SCRIPT)]);
    await trouble.getByText(SCRIPT).waitFor();
    must((await trouble.locator("img").count()) === 0, "text of an application became a part of the page");
    await dismiss();
    await posts(await shown(page), [failed(LONG)]);
    await trouble.getByText("xxxxxxxx").waitFor();
    must((await trouble.innerText()).length < 1500, "the web app shows all that an application says");
    await dismiss();
    await posts(await shown(page), [...Array.from({ length: 2000 }, () => ({ nocodo: 1 })), failed("after a flood")]);
    await page.waitForTimeout(1000);
    must(!(await trouble.isVisible()), "the web app hears everything that it is flooded with");
    must((await looks()) === before, `a message did more than it may:\n${before}\n${await looks()}`);
    await unchanged("a message");
  });

  await step("another application in its place is not heard", async () => {
    const path = page.url();
    const frame = await shown(page);
    await frame.evaluate((to) => (location.href = to), other);
    for (let tries = 0; tries < 40; tries++) {
      if (new URL((await shown(page)).url()).origin === new URL(other).origin) break;
      await page.waitForTimeout(250);
    }
    const neighbour = await shown(page);
    must(new URL(neighbour.url()).origin === new URL(other).origin, "the other application did not come into the frame");
    await page.waitForTimeout(1500);
    const before = await looks();
    await posts(neighbour, [...ODD, failed("forged by another"), { nocodo: 1, type: "at", path: "/forged" }]);
    await page.waitForTimeout(1500);
    must((await looks()) === before, `another application is heard:\n${before}\n${await looks()}`);
    await page.goto(path);
    await page.locator("iframe").waitFor();
    await unchanged("a message of another application");
  });
}
