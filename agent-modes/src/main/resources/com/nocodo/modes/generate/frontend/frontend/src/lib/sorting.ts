import type { Field } from "./fields";

/** Whether the server sorts by this field: it must be stored, and hold one plain value. */
export const isSortable = (field: Field | undefined): boolean =>
  field !== undefined &&
  !field.computed &&
  field.type !== "relations" &&
  field.type !== "file" &&
  field.type !== "image";

/** What a click on a column's head leads to. */
export const nextSort = (current: string, name: string): string => (current === name ? `-${name}` : name);
