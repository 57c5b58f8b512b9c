/** A single value as it travels in JSON. */
export type Plain = string | number | boolean | null;

/** A link to another record with the values that belong to the link. */
export type LinkValue = { readonly id: number; readonly [name: string]: Plain };

/** A value as it travels in JSON. */
export type Value = Plain | readonly number[] | readonly string[] | readonly LinkValue[];

/** Any record, seen by parts of the interface that serve every kind of record. */
export type Row = { readonly [name: string]: Value | undefined };

/** What the server keeps beside a record's own fields. */
export type Stored = {
  readonly id: number;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly created_by: number | null;
  readonly updated_by: number | null;
};

export type Saved<F extends Row = Row> = F & Stored;

interface Common {
  readonly label: string;
  /** How the spec calls it, where that is not its own name. */
  readonly spec?: string;
  readonly required?: true;
  readonly readOnly?: true;
  readonly computed?: true;
  readonly help?: string;
  readonly initial?: string | number | boolean;
}

export interface TextField extends Common {
  readonly type: "text" | "long_text" | "email" | "phone" | "url" | "colour" | "auto_number";
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly example?: string;
}

export interface NumberField extends Common {
  readonly type: "integer" | "decimal" | "percent" | "duration";
  readonly min?: number;
  readonly max?: number;
  readonly scale?: number;
}

export interface MoneyField extends Common {
  readonly type: "money";
  readonly currency: string;
  readonly min?: number;
  readonly max?: number;
}

export interface PlainField extends Common {
  readonly type: "boolean" | "date" | "time" | "datetime" | "file" | "image";
}

/** What a value means to people, as far as its words tell. */
export type Tone = "neutral" | "info" | "warning" | "success" | "error";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly tone?: Tone;
}

export interface EnumField extends Common {
  readonly type: "enum";
  readonly choices: readonly Choice[];
}

/** A link to one record (`relation`) or to several (`relations`) of another kind; `text` is the property with their labels. */
export interface RelationField extends Common {
  readonly type: "relation" | "relations";
  readonly to: string;
  readonly text: string;
}

/** Links to several records of another kind, each with values of its own. */
export interface LinksField extends Common {
  readonly type: "links";
  readonly to: string;
  readonly text: string;
  readonly fields: Readonly<Record<string, Field>>;
}

export type Field = TextField | NumberField | MoneyField | PlainField | EnumField | RelationField | LinksField;

export const isNumeric = (field: Field): boolean =>
  field.type === "integer" ||
  field.type === "decimal" ||
  field.type === "percent" ||
  field.type === "duration" ||
  field.type === "money";

/** Whether a list can be narrowed to a range of this field. */
export const isRange = (field: Field): boolean =>
  isNumeric(field) || field.type === "date" || field.type === "datetime";

export const isFile = (field: Field): boolean => field.type === "file" || field.type === "image";

export const isEmpty = (value: Value | undefined): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
