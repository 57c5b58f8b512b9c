import { isEmpty, type Field, type LinksField, type LinkValue, type Row, type Value } from "./fields";
import type { Entity } from "./entity";
import { locale, t } from "./i18n";
import { formatMoney } from "./money";
import { accessTo } from "./permissions";
import { formatDate, formatDateTime, formatDuration, formatTime } from "./time";

export const NOTHING = "–";

export function formatNumber(value: number, scale = 2): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: scale }).format(value);
}

/** One field of a record as people read it. */
export function formatField(field: Field, row: Row, name: string): string {
  if (field.type === "relation" || field.type === "relations") return formatLabels(row[field.text]);
  if (field.type === "links") return formatLinks(field, row[name], row[field.text]);
  return formatValue(field, row[name]);
}

function formatLabels(labels: Value | undefined): string {
  if (isEmpty(labels)) return NOTHING;
  return Array.isArray(labels) ? labels.join(", ") : String(labels);
}

/** Each link by its name, with its own values in brackets: `Welding (Hours 3 · Grade master)`. */
function formatLinks(field: LinksField, links: Value | undefined, labels: Value | undefined): string {
  if (!Array.isArray(links) || links.length === 0) return NOTHING;
  const names: readonly unknown[] = Array.isArray(labels) ? labels : [];
  const shown = (links as readonly LinkValue[]).map((link, index) => {
    const values = Object.entries(field.fields)
      .filter(([name]) => !isEmpty(link[name]))
      .map(([name, own]) => `${own.label} ${formatValue(own, link[name])}`);
    const label = String(names[index] ?? link.id);
    return values.length > 0 ? `${label} (${values.join(" · ")})` : label;
  });
  return shown.join(", ");
}

export function formatValue(field: Field, value: Value | undefined): string {
  if (value === undefined || value === null || value === "") return NOTHING;
  switch (field.type) {
    case "boolean":
      return value === true ? t().yes : t().no;
    case "money":
      return formatMoney(Number(value), field.currency);
    case "integer":
      return formatNumber(Number(value), 0);
    case "decimal":
      return formatNumber(Number(value), field.scale);
    case "percent":
      return new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: 2 }).format(
        Number(value) / 100,
      );
    case "duration":
      return formatDuration(Number(value));
    case "date":
      return formatDate(String(value));
    case "time":
      return formatTime(String(value));
    case "datetime":
      return formatDateTime(String(value));
    case "enum":
      return field.choices.find((choice) => choice.value === value)?.label ?? String(value);
    default:
      return String(value);
  }
}

/** What a record is called, from the fields that name it; where one of them is hidden, by its number. */
export function recordLabel(entity: Entity, row: Row): string {
  const number = `${entity.label} #${String(row["id"] ?? "")}`;
  if (entity.display.some((name) => accessTo(entity, name) === "none")) return number;
  const parts = entity.display.flatMap((name) => {
    const field = entity.fields[name];
    const text = field ? formatField(field, row, name) : NOTHING;
    return text === NOTHING ? [] : [text];
  });
  return parts.length > 0 ? parts.join(" ") : number;
}
