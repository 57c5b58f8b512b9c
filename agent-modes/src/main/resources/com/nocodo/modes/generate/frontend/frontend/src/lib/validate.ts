import type { Entity } from "./entity";
import { isEmpty, type Field, type LinksField, type LinkValue, type Row, type Value } from "./fields";
import { formatValue } from "./format";
import type { Issue } from "./http";
import { t } from "./i18n";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^[+()\d][\d\s()/.-]{2,}$/;
const COLOUR = /^#[0-9a-fA-F]{6}$/;

/** Checks one value as the server will, with the same codes. */
export function validateValue(field: Field, value: Value | undefined): Omit<Issue, "field"> | undefined {
  const errors = t().errors;
  if (isEmpty(value)) return field.required ? { code: "required", message: errors.required } : undefined;
  if (typeof value === "number") return validateNumber(field, value);
  if (typeof value === "string") return validateText(field, value);
  return field.type === "links" ? validateLinks(field, value as readonly LinkValue[]) : undefined;
}

/** The first thing that is wrong with the values of a link. */
function validateLinks(field: LinksField, links: readonly LinkValue[]): Omit<Issue, "field"> | undefined {
  for (const link of links) {
    for (const [name, own] of Object.entries(field.fields)) {
      const issue = validateValue(own, link[name]);
      if (issue) return { ...issue, message: `${own.label}: ${issue.message}` };
    }
  }
  return undefined;
}

function validateNumber(field: Field, value: number): Omit<Issue, "field"> | undefined {
  const errors = t().errors;
  if (Number.isNaN(value)) return { code: "type", message: errors.type };
  if (field.type === "integer" && !Number.isInteger(value)) return { code: "type", message: errors.whole };
  if ("min" in field && field.min !== undefined && value < field.min) {
    return { code: "min", message: errors.min(formatValue(field, field.min)) };
  }
  if ("max" in field && field.max !== undefined && value > field.max) {
    return { code: "max", message: errors.max(formatValue(field, field.max)) };
  }
  return undefined;
}

function validateText(field: Field, value: string): Omit<Issue, "field"> | undefined {
  const errors = t().errors;
  switch (field.type) {
    case "email":
      if (!EMAIL.test(value)) return { code: "invalid", message: errors.email };
      break;
    case "phone":
      if (!PHONE.test(value)) return { code: "invalid", message: errors.phone };
      break;
    case "url":
      if (!isWebAddress(value)) return { code: "invalid", message: errors.url };
      break;
    case "colour":
      if (!COLOUR.test(value)) return { code: "invalid", message: errors.colour };
      break;
    case "text":
    case "long_text":
      return validateLength(field, value);
  }
  return undefined;
}

function validateLength(
  field: { minLength?: number; maxLength?: number; pattern?: string; example?: string },
  value: string,
): Omit<Issue, "field"> | undefined {
  const errors = t().errors;
  const length = [...value].length;
  if (field.minLength !== undefined && length < field.minLength) {
    return { code: "too_short", message: errors.too_short(field.minLength) };
  }
  if (field.maxLength !== undefined && length > field.maxLength) {
    return { code: "too_long", message: errors.too_long(field.maxLength) };
  }
  if (field.pattern !== undefined && !new RegExp(`^(?:${field.pattern})$`, "u").test(value)) {
    return { code: "pattern", message: errors.pattern(field.example) };
  }
  return undefined;
}

export function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** Everything that is wrong with a record, as far as it can be seen without other records. */
export function validate(entity: Entity, values: Row, editable: (name: string) => boolean): Issue[] {
  const issues: Issue[] = [];
  for (const [name, field] of Object.entries(entity.fields)) {
    const issue = field.computed || !editable(name) ? undefined : validateValue(field, values[name]);
    if (issue) issues.push({ field: name, ...issue });
  }
  const broken = new Set(issues.map((issue) => issue.field));
  for (const rule of entity.rules) {
    if (rule.fields.some((name) => broken.has(name)) || rule.holds(values)) continue;
    const field = rule.fields.find(editable) ?? null;
    issues.push({ field, code: "rule", message: rule.message });
  }
  return issues;
}
