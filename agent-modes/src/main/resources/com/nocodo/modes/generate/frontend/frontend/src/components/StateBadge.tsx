import type { Entity } from "../lib/entity";
import { formatValue } from "../lib/format";

/** How a state feels: new, under way, done well, or ended otherwise. */
function toneOf(entity: Entity, name: string, value: string): string {
  const workflow = entity.workflow;
  if (workflow?.field !== name) return "tone-0";
  if (value === workflow.initial) return "tone-1";
  const leavable = new Set(workflow.moves.map((move) => move.from));
  if (leavable.has(value)) return "tone-2";
  const field = entity.fields[name];
  const ends = field?.type === "enum" ? field.choices.filter((choice) => !leavable.has(choice.value)) : [];
  return ends[0]?.value === value ? "tone-3" : "tone-0";
}

export function StateBadge(props: { entity: Entity; name: string; value: string }) {
  const text = (): string => {
    const field = props.entity.fields[props.name];
    return field ? formatValue(field, props.value) : props.value;
  };
  return <span class={`badge-tone ${toneOf(props.entity, props.name, props.value)}`}>{text()}</span>;
}
