// Points at something in the application that is shown, says what is to become of it, and hears of an error in a page.
const OVER = ".job.done, .job.failed, .job.cancelled";

export async function pointing({ page, step, must, look, seeAs, jobsOver, broken }) {
  const frame = () => page.frameLocator("iframe");
  const point = () => page.getByRole("button", { name: "Point at something" });
  const chip = () => page.locator(".composer .chip.about:visible");
  const inFrame = async (work, given) => {
    const shown = await (await page.locator("iframe").elementHandle()).contentFrame();
    return shown.evaluate(work, given);
  };
  const go = async (path) => {
    await page.locator(".path").fill(path);
    await page.locator(".path").press("Enter");
  };
  const preview = async () => {
    await page.locator("body").press("Alt+1");
    await page.getByRole("tab", { name: "Preview", selected: true }).waitFor();
    await seeAs("Owner", "owner");
    await go("/");
    await frame().locator('[data-spec="dashboard:lesson"]').waitFor();
  };

  await step("points at a field and says what becomes of this", async () => {
    await preview();
    await frame().locator('[data-spec="dashboard:lesson"] a').first().click();
    await page.waitForFunction(() => document.querySelector(".path").value === "/lessons");
    await go("/lessons/new");
    await frame().locator('form [data-spec="lesson.price"]').waitFor();
    await point().click();
    await frame().locator('form [data-spec="lesson.price"]').hover();
    await look("pointing");
    await frame().locator('form [data-spec="lesson.price"]').click();
    await chip().filter({ hasText: "Lessons › Price" }).waitFor();
    await page.reload();
    await chip().filter({ hasText: "Lessons › Price" }).waitFor();
    await look("pointed");
    const before = await page.locator(OVER).count();
    await page.locator(".dock textarea").fill("remove this");
    await page.locator(".dock textarea").press("Enter");
    await jobsOver(before + 1);
    const refused = await page.locator(".job.failed").last().innerText();
    must(/price/i.test(refused), `what this means was not understood: ${refused}`);
    await chip().waitFor({ state: "detached" });
    must((await page.locator(".message .chip.about").last().innerText()).includes("Price"), "the message has no chip");
  });

  await step("points by the keyboard", async () => {
    await page.locator("body").press("Alt+p");
    await page.waitForFunction(() => document.activeElement?.tagName === "IFRAME");
    await frame().locator("html[data-nocodo-points]").waitFor();
    await page.keyboard.press("Tab");
    await frame().locator("[data-nocodo-at]").waitFor();
    await page.keyboard.press("Escape");
    must((await frame().locator("[data-nocodo-at]").count()) === 0, "Escape does not leave");
    await page.locator("body").press("Alt+p");
    await frame().locator("html[data-nocodo-points]").waitFor();
    await page.keyboard.press("Tab");
    await frame().locator("[data-nocodo-at]").waitFor();
    await page.keyboard.press("Enter");
    await chip().waitFor();
    await chip().getByRole("button").click();
    await chip().waitFor({ state: "detached" });
  });

  await step("finds a picture of the version in the history", async () => {
    await page.getByRole("tab", { name: "History" }).click();
    const picture = page.locator(".timeline .picture img").first();
    await picture.waitFor();
    await page.waitForFunction(() => document.querySelector(".timeline .picture img").naturalWidth === 1280);
    await look("history-picture");
    await page.locator(".timeline vaadin-button.picture").first().click();
    await page.locator("vaadin-dialog img.picture").waitFor();
    await page.locator("vaadin-dialog").getByRole("button", { name: "Close" }).click();
    await preview();
  });

  await step("takes no name from an application that the spec has not", async () => {
    await point().click();
    await inFrame(() => {
      const forged = document.createElement("button");
      forged.dataset.spec = "lesson.<img src=x onerror=alert(1)>";
      forged.id = "forged";
      forged.textContent = "Lessons › Anything";
      document.querySelector("#main").prepend(forged);
    });
    await frame().locator("#forged").click();
    await page.waitForTimeout(1000);
    must((await chip().count()) === 0, "a name that is not in the spec became a chip");
  });

  await step("hears of an error in the page, and sends it to the chat", async () => {
    await inFrame(() => setTimeout(() => { throw new Error("<b>boom</b> in the page"); }));
    const trouble = page.locator(".trouble");
    await trouble.getByText("<b>boom</b> in the page").waitFor();
    await look("trouble");
    await trouble.getByRole("button", { name: "Send to chat" }).click();
    await page.waitForFunction(() => document.querySelector(".dock textarea")?.value.includes("boom"));
    await trouble.waitFor({ state: "hidden" });
    await page.locator(".dock textarea").fill("");
    await inFrame(() => Promise.reject(new Error("nobody caught this")) && undefined);
    await trouble.getByText("nobody caught this").waitFor();
    await trouble.getByRole("button", { name: "Dismiss" }).click();
    await trouble.waitFor({ state: "hidden" });
    const others = broken.filter((error) => !/in the page|nobody caught this/.test(error));
    broken.splice(0, broken.length, ...others);
  });
}
