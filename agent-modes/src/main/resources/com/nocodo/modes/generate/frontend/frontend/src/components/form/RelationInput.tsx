import type { Option } from "../../lib/entity";
import type { RelationField } from "../../lib/fields";
import type { ControlProps } from "./Control";
import { knownOptions, RelationPicker } from "./RelationPicker";

/** A link of this record to others. */
export function RelationInput(props: ControlProps<RelationField>) {
  const multiple = (): boolean => props.field.type === "relations";
  const ids = (): readonly number[] => asIds(props.form.value(props.name));
  const known = (): readonly Option[] =>
    knownOptions(asIds(props.form.record?.[props.name]), props.form.record?.[props.field.text]);
  return (
    <RelationPicker
      kind={props.field.to}
      label={props.field.label}
      multiple={multiple()}
      value={ids()}
      known={known()}
      creatable
      required={props.field.required}
      id={props.id}
      invalid={props.invalid}
      describedBy={props.describedBy}
      onChange={(chosen) => props.form.set(props.name, multiple() ? chosen : (chosen[0] ?? null))}
    />
  );
}

function asIds(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  return Array.isArray(value) ? value.filter((id) => typeof id === "number") : [];
}
