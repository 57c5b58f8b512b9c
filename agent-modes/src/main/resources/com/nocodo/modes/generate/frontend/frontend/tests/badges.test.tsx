import { render } from "solid-js/web";
import { expect, it } from "vitest";
import { StateBadge } from "../src/components/StateBadge";
import { entities } from "../src/lib/entities";
import type { Entity } from "../src/lib/entity";

const choices = entities.flatMap((entity) =>
  Object.entries(entity.fields).flatMap(([name, field]) =>
    field.type === "enum" ? field.choices.map((choice) => ({ entity, name, choice })) : [],
  ),
);

function badge(entity: Entity, name: string, value: string): Element | null {
  const place = document.createElement("div");
  const dispose = render(() => <StateBadge entity={entity} name={name} value={value} />, place);
  const shown = place.querySelector(".badge-tone")?.cloneNode(true) as Element | null;
  dispose();
  return shown;
}

it("a badge has the colour of its meaning, and says it", () => {
  for (const { entity, name, choice } of choices) {
    const shown = badge(entity, name, choice.value);

    expect(shown?.textContent).toBe(choice.label);
    if (choice.tone) expect(shown?.classList.contains(`tone-${choice.tone}`)).toBe(true);
  }
});
