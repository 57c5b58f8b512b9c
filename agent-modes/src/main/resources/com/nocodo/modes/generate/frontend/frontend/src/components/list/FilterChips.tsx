import { createResource, For, Show } from "solid-js";
import { fieldOf, type Entity } from "../../lib/entity";
import type { Field } from "../../lib/fields";
import { formatValue } from "../../lib/format";
import { t } from "../../lib/i18n";
import type { ListState } from "../../lib/list-state";
import { optionsOf } from "../../lib/options";
import { formatDate } from "../../lib/time";
import { Icon } from "../Icon";

interface Chip {
  readonly parameter: string;
  readonly value: string;
  readonly field: Field;
  readonly prefix: string;
}

/** The filters that are on, each with a way to take it off. */
export function FilterChips(props: { entity: Entity; state: ListState }) {
  const chips = (): readonly Chip[] =>
    Object.entries(props.state.filters()).flatMap(([parameter, value]) => chipOf(props.entity, parameter, value) ?? []);
  return (
    <Show when={chips().length > 0}>
      <ul class="mb-3 flex flex-wrap items-center gap-2">
        <For each={chips()}>
          {(chip) => <ChipView chip={chip} onRemove={() => props.state.set({ [chip.parameter]: undefined })} />}
        </For>
        <li>
          <button type="button" class="btn btn-ghost btn-sm" onClick={() => props.state.clear()}>
            {t().list.clear}
          </button>
        </li>
      </ul>
    </Show>
  );
}

function chipOf(entity: Entity, parameter: string, value: string): Chip | undefined {
  const whole = fieldOf(entity, parameter);
  if (whole) return { parameter, value, field: whole, prefix: "" };
  const suffix = /_(from|to|empty)$/.exec(parameter)?.[1];
  const field = fieldOf(entity, parameter.slice(0, parameter.lastIndexOf("_")));
  if (!field || suffix === undefined) return undefined;
  return { parameter, value, field, prefix: suffix === "from" ? "≥ " : suffix === "to" ? "≤ " : "?" };
}

function ChipView(props: { chip: Chip; onRemove(): void }) {
  const chip = () => props.chip;
  const linked = (): { to: string; ids: readonly number[] } | undefined => {
    const { field, value, prefix } = chip();
    return (field.type === "relation" || field.type === "relations") && prefix === ""
      ? { to: field.to, ids: value.split(",").map(Number) }
      : undefined;
  };
  const [options] = createResource(linked, ({ to, ids }) => optionsOf(to, ids).catch(() => []), { initialValue: [] });
  const text = (): string => {
    if (linked()) return options.latest.map((option) => option.label).join(", ") || "…";
    const { field, value, prefix } = chip();
    if (prefix === "?") return value === "true" ? t().list.isEmpty : t().list.notEmpty;
    if (prefix !== "" && field.type === "datetime") return prefix + formatDate(value);
    if (field.type === "boolean") return value === "true" ? t().yes : t().no;
    if (field.type === "enum")
      return value
        .split(",")
        .map((one) => formatValue(field, one))
        .join(", ");
    return prefix + formatValue(field, value);
  };
  return (
    <li class="flex h-8 items-center gap-1 rounded-field border border-line bg-base-100 ps-3 pe-1 text-sm">
      <span class="text-muted">{chip().field.label}:</span>
      <span>{text()}</span>
      <button
        type="button"
        class="btn btn-ghost btn-xs btn-square"
        aria-label={t().remove(chip().field.label)}
        onClick={() => props.onRemove()}
      >
        <Icon name="close" class="size-3.5!" />
      </button>
    </li>
  );
}
