import type { Field, Row, Value } from "./fields";
import { formatValue } from "./format";
import { request, requestCsv, type Query } from "./http";
import { app } from "./app";
import { t } from "./i18n";
import { formatMonth } from "./time";

export interface ReportParam {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  /** An expression of the app's description. */
  readonly default: string | null;
}

export interface ReportInfo {
  readonly name: string;
  readonly label: string;
  readonly kind: "list" | "total" | "export";
  /** The resource's address, under `/api/reports/`. */
  readonly path: string;
  readonly params?: readonly ReportParam[];
}

export interface ReportColumn {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  /** What the values of a choice are called. */
  readonly values?: readonly { readonly name: string; readonly label: string }[];
}

export interface Report {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly Row[];
}

export const listReports = (signal?: AbortSignal): Promise<readonly ReportInfo[]> =>
  request("GET", "/api/reports", { signal });

export const runReport = (path: string, query: Query, signal?: AbortSignal): Promise<Report> =>
  request("GET", path, { query, signal });

export const reportCsv = (path: string, query: Query): Promise<Blob> => requestCsv(path, { ...query, bom: 1 });

/** The address of a report's page. */
export const reportPage = (report: ReportInfo): string => `/reports/${report.path.split("/").at(-1) ?? report.name}`;

const plain = ["boolean", "date", "time", "datetime"] as const;

const numbers = ["integer", "decimal", "percent", "duration"] as const;

export const isNumberColumn = (column: ReportColumn): boolean =>
  column.type === "money" || numbers.some((type) => type === column.type);

/** A report names its columns' types, so its cells are shown like fields of those types. */
export function formatCell(column: ReportColumn, value: Value | undefined): string {
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "string" && /^\d{4}-\d{2}$/.test(value)) return formatMonth(value);
  return formatValue(fieldLike(column), value);
}

function fieldLike(column: ReportColumn): Field {
  const { label } = column;
  if (column.type === "money") return { type: "money", label, currency: app.currency };
  if (column.type === "enum")
    return {
      type: "enum",
      label,
      choices: (column.values ?? []).map(({ name, label: text }) => ({ value: name, label: text })),
    };
  const number = numbers.find((type) => type === column.type);
  if (number) return { type: number, label };
  const simple = plain.find((type) => type === column.type);
  return simple ? { type: simple, label } : { type: "text", label };
}

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
}

const BARS = 12;

/** The bars of a total: its first group against its first measure. None where it has not exactly one group. */
export function barsOf(report: Report): { readonly title: string; readonly bars: readonly Bar[] } | undefined {
  const group = report.columns.find((column) => !isNumberColumn(column));
  const measure = report.columns.find(isNumberColumn);
  if (!group || !measure) return undefined;
  const sums = new Map<string, number>();
  for (const row of report.rows) {
    const label = formatCell(group, row[group.name]);
    sums.set(label, (sums.get(label) ?? 0) + Number(row[measure.name] ?? 0));
  }
  const bars = [...sums].slice(-BARS).map(([label, value]) => ({ label, value, text: formatCell(measure, value) }));
  return bars.length === 0 ? undefined : { title: measure.label, bars };
}

/** The sums under a table of totals. */
export function sumsOf(report: Report): Row {
  return Object.fromEntries(
    report.columns
      .filter((column) => column.type === "money" || column.type === "integer" || column.type === "duration")
      .map((column) => [column.name, report.rows.reduce((sum, row) => sum + Number(row[column.name] ?? 0), 0)]),
  );
}

export const kindLabel = (report: ReportInfo): string => t().report[report.kind];
