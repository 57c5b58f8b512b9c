import { describe, expect, it, vi } from "vitest";
import { entities } from "../src/lib/entities";
import type { Entity } from "../src/lib/entity";
import { grants } from "../src/lib/grants";
import { request } from "../src/lib/http";
import { t } from "../src/lib/i18n";
import { may } from "../src/lib/permissions";
import { open } from "./harness";

const roles = ["owner", ...grants.map((info) => info.name)];

/** Whether a new record lacks something that must be given. */
const mustBeFilled = (entity: Entity): boolean =>
  Object.values(entity.fields).some(
    (field) => field.required && !field.readOnly && field.initial === undefined && field.type !== "boolean",
  );

describe("what a person is offered", () => {
  it.each(roles)("%s finds only the lists and actions of that role", async (role) => {
    for (const entity of entities) {
      const page = await open(entity.path, role);
      const has = (selector: string): boolean => page.querySelector(selector) !== null;

      expect([entity.name, has(`nav a[href="${entity.path}"]`)]).toEqual([entity.name, may("list", entity, role)]);
      const mayAdd = may("list", entity, role) && may("create", entity, role);
      expect([entity.name, has(`a[href="${entity.path}/new"]`)]).toEqual([entity.name, mayAdd]);
    }
  });

  it("does not send what lacks a required value, and leads to it", async () => {
    for (const entity of entities.filter(mustBeFilled)) {
      const page = await open(`${entity.path}/new`);
      const send = vi.spyOn(globalThis, "fetch");

      page.querySelector("form")?.dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
      await vi.waitFor(() => expect(document.activeElement?.getAttribute("aria-invalid")).toBe("true"));

      expect(send.mock.calls.filter(([, init]) => init?.method === "POST")).toEqual([]);
      send.mockRestore();
    }
  });

  it("is a password of one's own and nothing else while a given one holds", async () => {
    const page = await open("/account", "owner", { must_change_password: true });

    expect(page.querySelector("h1")?.textContent).toBe(t().sign.resetTitle);
    expect(page.querySelector("nav")).toBeNull();
  });

  it("is a password of one's own once the server asks for it", async () => {
    const page = await open("/");
    const due = { code: "must_change_password", errors: [] };
    vi.stubGlobal("fetch", async () => new Response(JSON.stringify(due), { status: 403 }));

    await request("GET", "/api/roles").catch(() => undefined);

    await vi.waitFor(() => expect(page.querySelector("h1")?.textContent).toBe(t().sign.resetTitle));
  });
});
