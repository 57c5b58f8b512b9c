import type { Entity } from "../lib/entity";
import type { Tone } from "../lib/fields";
import { formatValue } from "../lib/format";

/** The colour of a value: by its words, else by its place in the workflow. The text says the same. */
function toneOf(entity: Entity, name: string, value: string): Tone {
  const field = entity.fields[name];
  const choices = field?.type === "enum" ? field.choices : [];
  return choices.find((choice) => choice.value === value)?.tone ?? placeOf(entity, name, value);
}

/** Where a state stands: at the beginning, on the way, or at the end. */
function placeOf(entity: Entity, name: string, value: string): Tone {
  const workflow = entity.workflow;
  if (workflow?.field !== name) return "neutral";
  if (value === workflow.initial) return "info";
  return workflow.moves.some((move) => move.from === value) ? "warning" : "neutral";
}

export function StateBadge(props: { entity: Entity; name: string; value: string }) {
  const text = (): string => {
    const field = props.entity.fields[props.name];
    return field ? formatValue(field, props.value) : props.value;
  };
  return <span class={`badge-tone tone-${toneOf(props.entity, props.name, props.value)}`}>{text()}</span>;
}
