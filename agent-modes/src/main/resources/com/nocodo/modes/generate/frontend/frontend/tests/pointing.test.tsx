import { describe, expect, it } from "vitest";
import { entities } from "../src/lib/entities";
import { specOf, type Entity } from "../src/lib/entity";
import { open } from "./harness";

const marked = (page: Element): readonly string[] =>
  [...page.querySelectorAll("[data-spec]")].map((element) => element.getAttribute("data-spec") ?? "");

const properties = (entity: Entity): readonly string[] =>
  Object.keys(entity.fields).map((name) => specOf(entity, name));

describe("what one can point at", () => {
  it("is each property of a form, and the record itself", async () => {
    for (const entity of entities) {
      const found = marked(await open(`${entity.path}/new`));
      const needed = Object.entries(entity.fields).filter(([, field]) => field.required && !field.readOnly);

      expect(found).toEqual(expect.arrayContaining([entity.name, ...needed.map(([name]) => specOf(entity, name))]));
    }
  });

  it("is each column of a list, and nothing that the spec has not", async () => {
    const known = entities.flatMap((entity) => [entity.name, `dashboard:${entity.name}`, ...properties(entity)]);
    for (const entity of entities) {
      const page = await open(entity.path);
      const found = marked(page);
      const heads = page.querySelectorAll("th[aria-sort]");

      expect([...heads].map((head) => head.hasAttribute("data-spec"))).toEqual([...heads].map(() => true));
      expect(found.filter((one) => !known.includes(one) && !one.startsWith("report:"))).toEqual([]);
    }
  });
});
