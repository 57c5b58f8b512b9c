import type { RelationField } from "../../lib/fields";
import type { ListState } from "../../lib/list-state";
import { RelationPicker } from "../form/RelationPicker";

/** Narrows a list to records that are linked to any of the chosen ones. */
export function RelationFilter(props: { name: string; field: RelationField; state: ListState }) {
  const ids = (): readonly number[] => props.state.filter(props.name).split(",").filter(Boolean).map(Number);
  return (
    <RelationPicker
      kind={props.field.to}
      label={props.field.label}
      multiple
      value={ids()}
      onChange={(chosen) => props.state.set({ [props.name]: chosen.join(",") })}
    />
  );
}
