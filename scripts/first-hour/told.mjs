// Somebody who looks elsewhere while a job runs: what the browser is told when it is over.

/** The person looks at another page from here on, and lets the browser notify them. */
export async function looksElsewhere({ page, must }) {
  await page.context().grantPermissions(["notifications"]);
  await page.evaluate(() => {
    const Real = window.Notification;
    window.told = [];
    window.Notification = class extends Real {
      constructor(title, options) {
        super(title, options);
        window.told.push(`${title}: ${options.body}`);
      }
    };
    Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
  });
  must((await page.title()).endsWith("· nocodo"), "the title says something before it is over");
}

/** It was told once, and the title is the page's own again once it is looked at. */
export async function wasTold({ page, must }, word) {
  await page.waitForFunction((start) => document.title.startsWith(start), word);
  const told = await page.evaluate(() => window.told);
  must(told.length === 1 && told[0].startsWith(word), `the browser was told ${JSON.stringify(told)}`);
  await page.evaluate(() => {
    delete document.hidden;
    document.dispatchEvent(new Event("visibilitychange"));
  });
  must((await page.title()).endsWith("· nocodo"), `the title is still ${await page.title()}`);
}
