import { describe, expect, it, vi } from "vitest";
import { entities } from "../src/lib/entities";
import type { LinksField } from "../src/lib/fields";
import { validateValue } from "../src/lib/validate";
import { open, sampleOf } from "./harness";

const holders = entities.flatMap((entity) =>
  Object.entries(entity.fields).flatMap(([name, field]) => (field.type === "links" ? [{ entity, name, field }] : [])),
);

const labels = (element: Element): string[] =>
  [...element.querySelectorAll("label")].map((label) => label.textContent?.replace(/ \*.*$/, "") ?? "");

describe("links with values of their own", () => {
  it("show an input for each value of each link", async () => {
    for (const { entity, field } of holders) {
      const page = await open(`${entity.path}/1/edit`);
      await vi.waitFor(() => expect(page.querySelector("fieldset legend")?.textContent).toBe("Linked"));

      const shown = [...page.querySelectorAll("fieldset")].flatMap(labels);
      const isInput = (own: LinksField["fields"][string]): boolean => own.type !== "duration";
      for (const own of Object.values(field.fields).filter(isInput)) expect(shown).toContain(own.label);
    }
  });

  it("are shown with their values on the page of a record", async () => {
    for (const { entity, field } of holders) {
      const page = await open(`${entity.path}/1`);

      for (const own of Object.values(field.fields)) expect(page.textContent).toContain(own.label);
    }
  });

  it("are checked value by value", () => {
    for (const { entity, name, field } of holders) {
      const [link] = sampleOf(entity)[name] as readonly { id: number }[];
      const needed = Object.entries(field.fields).find(([, own]) => own.required);
      if (!needed) continue;

      expect(validateValue(field, [{ ...link, id: 1 }])).toBeUndefined();
      expect(validateValue(field, [{ ...link, id: 1, [needed[0]]: null }])?.code).toBe("required");
    }
  });
});
