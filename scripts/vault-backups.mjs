// What a person sees of backups of a server, in a real browser: a vault that has some, and nobody at the server.
// What it asks for: vault/stage.mjs; OPEN is the vault's password.
import { LINK, button, field, heading, look, must, origin, page, play, step, type, unlock } from "./vault/stage.mjs";

const entries = () => page.getByRole("listitem").filter({ has: button("Delete …") });

await play(async () => {
  await step("the vault is opened", async () => {
    await page.goto(LINK);
    await unlock(process.env.OPEN);
    await heading("Servers");
  });

  await step("a server that is gone left a backup, and one has none of these days", async () => {
    await page.getByText("Of servers that are gone").waitFor();
    must((await entries().count()) === 1, "the backup of the server that is gone is not shown");
    await page.getByText("without a backup of the last 7 days: shop").waitFor();
    await look("backups-of-gone-servers");
  });

  await step("its page tells what there is", async () => {
    await page.getByRole("link", { name: "shop" }).click();
    await heading("Backups");
    await page.getByText("older than 7 days").waitFor();
    await page.getByText("2 projects").waitFor();
    await page.getByText("file missing").waitFor();
    must((await entries().count()) === 2, "not each backup of the server is shown");
    await look("backups");
  });

  await step("a restore that was begun and has not ended is left", async () => {
    await page.getByText("has not ended. shop does not answer.").waitFor();
    await button("Go on with it").click();
    const refused = page.getByText("an older one runs there");
    await refused.waitFor();
    await refused.waitFor({ state: "detached" });
    await look("restore-begun");
    await button("Leave this restore").click();
    await page.getByText("The restore of b-222222 was left.").waitFor();
    must((await button("Leave this restore").count()) === 0, "what was left can be left again");
    await look("restore-left");
  });

  await step("projects go only for a name that is typed", async () => {
    await button("Restore …").click();
    await page.getByText("A server that has projects is left as it is").waitFor();
    must(await button("Restore").isEnabled(), "nothing is asked where nothing goes");
    await page.getByText("Projects that are on shop go").click();
    await field("Type its name: shop").waitFor();
    must(await button("Restore").isDisabled(), "projects go without a name");
    await type("Type its name: shop", "sho");
    must(await button("Restore").isDisabled(), "projects go for another name");
    await look("restore");
    await type("Type its name: shop", "shop");
    await button("Restore").click(); // waits until it can be
    await page.getByText("an older one runs there").waitFor();
    await button("Leave it").click();
  });

  await step("one of another server can be chosen", async () => {
    await button("Restore it here …").click();
    await page.getByText("What is in the backup of bakehouse").waitFor();
    await button("Leave it").click();
  });

  await step("a backup goes for good by its own id", async () => {
    const missing = entries().filter({ hasText: "file missing" });
    await missing.getByRole("button", { name: "Delete …" }).click();
    await type("Type its name: b-333333", "b-333333");
    await button("Delete").click();
    await page.getByText("file missing").waitFor({ state: "detached" });
  });

  await step("who was broken into is told what to do, and gives no backup", async () => {
    await button("This server was broken into").click();
    await page.getByText("nocodo vault server create NEW --like shop").waitFor();
    await page.getByText("nocodo vault server restore NEW BACKUP").waitFor();
    must((await button("Back up now").count()) === 0, "a backup of a thief's state is offered");
    must((await button("Restore …").count()) === 0, "a thief is offered a backup");
    must((await page.getByText("Broken into", { exact: true }).count()) === 1, "it is said to be in order");
    await look("broken-into");
    await page.goto(origin);
    await heading("Servers");
  });
});
