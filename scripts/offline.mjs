// A browser without a network for an hour, in which the server has forgotten its page and somebody else has gone on
// with the project: nothing that was typed is lost, nothing is said twice, and what happened is there.
//
// LINK        a one-time link
// and what first-hour/stage.mjs asks for
import { play } from "./first-hour/stage.mjs";

const WORDS = "Dogs have a name and a birth date.";
const TYPED = "Dogs also have a weight.";
const MEANWHILE = "Owners have a name and a phone number.";

await play(async ({ page, must, step }) => {
  const context = page.context();
  const box = page.locator(".dock textarea");
  let project, said;

  await step("describes an application", async () => {
    await page.goto(process.env.LINK);
    await page.locator(".composer textarea").fill(WORDS);
    await page.locator(".composer textarea").press("Enter");
    await page.locator(".sketch").waitFor();
    await page.waitForURL("**/projects/*");
    project = `${new URL(page.url()).origin}/api/v1${new URL(page.url()).pathname}`;
    const token = await page.evaluate(async () => {
      const headers = { "Content-Type": "application/json" };
      const body = JSON.stringify({ name: "somebody else", scope: "write", days: 1 });
      return (await (await fetch("/api/v1/me/tokens", { method: "POST", headers, body })).json()).secret;
    });
    // Somebody else is at another machine, whose network is there.
    const { port, host } = new URL(project);
    const asked = async (path, body) => {
      const headers = { Host: host, Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
      const { request } = await import("node:http");
      return new Promise((tell, fail) => {
        const whole = { port, path: new URL(project).pathname + path, method: body ? "POST" : "GET", headers };
        const sent = request({ host: "127.0.0.1", ...whole }, (answer) => {
          let text = "";
          answer.on("data", (part) => (text += part));
          answer.on("end", () => tell(JSON.parse(text)));
        });
        sent.on("error", fail);
        sent.end(body && JSON.stringify(body));
      });
    };
    said = {
      say: (text) => asked("/messages", { key: "else", text }),
      all: async () =>
        (await asked("/events?limit=1000"))
          .filter((record) => record.event.type === "message_said")
          .map((record) => record.event.text),
    };
  });

  await step("types and sends without a network", async () => {
    await context.setOffline(true);
    await box.fill(TYPED);
    await box.press("Enter");
    await page.waitForTimeout(1500);
    must((await box.inputValue()) === TYPED, "what was typed is lost");
    must((await said.all()).join() === WORDS, "there is a network");
  });

  await step("an hour goes by: somebody else goes on, and the server forgets the page", async () => {
    await said.say(MEANWHILE);
    await page.waitForTimeout(1500);
    must(!(await page.locator(".log").innerText()).includes(MEANWHILE), "there is a network");
    const known = (await context.cookies()).find((one) => one.name.startsWith("nocodo-page-"));
    await context.addCookies([{ ...known, value: "A".repeat(32) }]); // one of which the server knows nothing any more
  });

  await step("the network is back: everything is there, and said once", async () => {
    await context.setOffline(false);
    // The old page is drawn anew where it asks for something; whoever sees the text still standing there sends it again.
    for (let tries = 0; tries < 20 && !(await said.all()).includes(TYPED); tries++) {
      await page.waitForFunction((text) => document.querySelector(".dock textarea")?.value === text, TYPED);
      await box.press("Enter");
      await page.waitForTimeout(2000);
    }
    await page.locator(".log").getByText(TYPED).waitFor();
    await page.locator(".log").getByText(MEANWHILE).waitFor();
    await page.waitForFunction(() => document.querySelector(".dock textarea").value === "");
    await page.reload();
    await page.locator(".log").getByText(TYPED).waitFor();
    must((await page.locator(".log").getByText(TYPED).count()) === 1, "the page shows it twice");
    must((await said.all()).join("|") === [WORDS, MEANWHILE, TYPED].join("|"), `said were: ${await said.all()}`);
  });
});
