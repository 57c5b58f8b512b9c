// A login in front of the vault's lock, in a real browser, at a real issuer.
//
// ISSUER, CLIENT  where one signs in, and as what the vault is known there
// CONTROL     POST /down and /up here end and start the issuer
// and what vault/stage.mjs asks for
import {
  PASSWORD,
  button,
  context,
  field,
  heading,
  look,
  makeVault,
  must,
  origin,
  page,
  play,
  port,
  step,
  unlock as unlockWith,
} from "./vault/stage.mjs";

const { ISSUER, CLIENT, CONTROL } = process.env;

const said = (text) => page.getByText(text).first().waitFor(); // a notice is read out as well
const control = (what) => fetch(CONTROL + what, { method: "POST" });
const signIn = button("Sign in at " + new URL(ISSUER).host);

async function atTheIssuer(person) {
  await page.waitForURL(ISSUER + "/login**");
  await page.locator("#username").fill(person);
  await page.locator("#password").fill("password");
  await page.locator("button[type=submit]").click();
}

async function unlock() {
  await unlockWith(PASSWORD);
  await heading("Servers");
}

async function lock() {
  await button("Lock now").click();
}

async function settings() {
  await page.getByRole("link", { name: "Settings" }).click();
  await heading("Settings");
}

await play(async () => {
  await step("a vault without an issuer asks for its password alone", async () => {
    await makeVault();
    await lock();
    await unlock();
  });

  await step("an issuer is checked before it is taken", async () => {
    await settings();
    await field("Issuer").fill("http://issuer.example");
    await field("Client id").fill(CLIENT);
    await button("Save the issuer").click();
    await said("is no issuer");
    await field("Issuer").fill(ISSUER);
    await field("Client id").fill("two words");
    await button("Save the issuer").click();
    await said("is no client id");
    await field("Client id").fill(CLIENT);
    await control("/down");
    await button("Save the issuer").click();
    await said("The issuer does not answer. Is this computer online? Nothing was changed.");
    await look("login-settings-no-answer");
    await control("/up");
    await field("Issuer").fill(ISSUER + "/");
    await button("Save the issuer").click();
    await said("does not name itself");
    await field("Issuer").fill(ISSUER);
    await button("Save the issuer").click();
    await said("The first who signs in");
    await look("login-settings");
  });

  await step("it is asked for before the password, and can be cancelled there", async () => {
    await lock();
    await heading("Sign in");
    must((await page.getByLabel("Password of the vault").count()) === 0, "the password is asked for before the login");
    await page.goto(origin + "/unlock");
    await heading("Sign in");
    await look("login-sign-in");
    await signIn.click();
    await page.waitForURL(ISSUER + "/login**");
    must(!page.url().includes("password"), page.url());
    await page.goBack();
    await heading("Sign in");
  });

  await step("whoever signs in there is asked for the password here, and named", async () => {
    await signIn.click();
    await atTheIssuer("ada");
    await heading("Unlock the vault");
    must(page.url().startsWith(origin), page.url());
    must(!page.url().includes("code="), "the code stays in the address");
    await said(/^Signed in at .* until /);
    await look("login-unlock");
    await unlock();
    await said(/^Signed in as ada at .* until /);
    await look("login-servers");
  });

  await step("it counts across a lock", async () => {
    await lock();
    await unlock();
  });

  await step("a way back that was used is worth nothing", async () => {
    const other = await context.newPage();
    const answer = await other.goto(`http://127.0.0.1:${new URL(origin).port}/login/back?code=x&state=y`);
    must(answer.status() === 400, `a made up way back gets ${answer.status()}`);
    must((await other.goto(`http://127.0.0.1:${new URL(origin).port}/`)).status() === 421, "the page has another name");
    await other.close();
  });

  await step("signing out locks, and another account is not let in", async () => {
    await button("Sign out").click();
    await heading("Sign in");
    await context.clearCookies({ domain: "localhost" }); // as whoever signs out there
    await signIn.click();
    await atTheIssuer("eve");
    await heading("Sign in");
    await said("This vault belongs to another account there");
    must((await button("Go on with the password alone").count()) === 0, "another account goes on without");
    await look("login-other-account");
  });

  await step("an issuer that does not answer keeps nobody out", async () => {
    await control("/down");
    await signIn.click();
    await said("The issuer does not answer");
    await look("login-outage");
    await button("Go on with the password alone").click();
    await unlock();
    await lock();
    await heading("Sign in");
    await control("/up");
  });

  await step("the audit log tells it all, and holds", async () => {
    await context.clearCookies({ domain: "localhost" });
    await signIn.click();
    await atTheIssuer("ada");
    await unlock();
    await page.getByRole("link", { name: "Audit" }).click();
    await heading("Audit");
    for (const verb of ["login.required", "login.in", "login.bound", "login.out", "login.other-account", "login.without"]) {
      await page.getByText(verb, { exact: true }).first().waitFor();
    }
    await button("Verify").click();
    await said("All is as it was written");
    await look("login-audit");
  });

  await step("without an issuer it is the password alone again", async () => {
    await settings();
    await said("The vault belongs to ada there");
    await look("login-settings-bound");
    await button("No login").click();
    await said("The password alone, from now on.");
    await lock();
    await unlock();
  });
});
