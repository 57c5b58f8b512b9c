// What the first hour and the first week have in common: the words of the application, saying something, answering,
// and seeing it as somebody with a role.
export const WORDS =
  "I give music lessons. Pupils have a name, a phone number and a birth date. Each lesson is for one pupil and has " +
  "a date, a duration and a price. Teachers can see and edit lessons.";

/** Says something in the chat. */
export const saying = (page) => async (words) => {
  await page.locator(".dock textarea").fill(words);
  await page.locator(".dock textarea").press("Enter");
};

/** Answers the first question, where there is one. */
export async function answersByKey(page) {
  const card = page.locator(".questions");
  if (await card.isVisible()) {
    await card.locator(".option").first().focus();
    await page.keyboard.press("1");
    await page.locator('.option[aria-pressed="true"], .questions >> text=Question 2').first().waitFor();
  }
}

/** Looks at the application as somebody with a role, and waits until it is shown to them. */
export const seeing = (page) => async (label, role) => {
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
