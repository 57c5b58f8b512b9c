// A person without a mouse: everything is reached by Tab or by the keys that the sheet of keys names.

/** What has the focus, as assistive technology would name it. */
async function focused(frame) {
  return frame.evaluate(() => {
    let one = document.activeElement;
    while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    return { role: one?.computedRole ?? "", name: (one?.computedName ?? "").replace(/\s+/g, " ").trim() };
  });
}

const fits = (asked, name) => (asked instanceof RegExp ? asked.test(name) : name === asked);

/**
 * Presses Tab until what is asked for has the focus.
 *
 * @param frame where the focus is: the page, or the application within it
 */
export async function tabTo(page, role, name, { frame = page, key = "Tab", most = 150 } = {}) {
  const passed = [];
  for (let pressed = 0; pressed < most; pressed++) {
    const now = await focused(frame);
    if (now.role === role && fits(name, now.name)) return;
    passed.push(`${now.role} “${now.name.slice(0, 40)}”`);
    await page.keyboard.press(key);
  }
  throw new Error(`no ${role} “${name}” by ${key}; passed: ${[...new Set(passed)].join(", ")}`);
}

export async function press(page, role, name, options) {
  await tabTo(page, role, name, options);
  await page.keyboard.press("Enter");
}

/** Types into a field that is reached by Tab; what stood there goes. */
export async function fill(page, name, text, options) {
  await tabTo(page, "textbox", name, options);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

/** Opens a list of choices and takes the one of that name by the arrows. */
export async function choose(page, list, option) {
  await tabTo(page, "button", list);
  await page.keyboard.press("Enter");
  for (let pressed = 0; pressed < 60; pressed++) {
    await page.waitForTimeout(60);
    const now = await focused(page);
    if (now.role === "option" && fits(option, now.name)) {
      await page.keyboard.press("Enter");
      return;
    }
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`no choice “${option}” in ${list}`);
}

/** Goes to a place by the palette, which takes its whole name. */
export async function go(page, place) {
  await page.keyboard.press("Control+K");
  await page.getByRole("combobox").last().waitFor();
  await page.waitForTimeout(300);
  await page.keyboard.type(place);
  await page.waitForTimeout(400);
  await page.keyboard.press("Enter");
}
