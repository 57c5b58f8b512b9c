import type { Entity } from "./entity";
import { requestCsv, type Query } from "./http";

/** Hands a document to the person's downloads folder. */
export function saveAs(document_: Blob, fileName: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(document_);
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** All records that the query finds, whatever page is shown. The mark at the start tells spreadsheets that it is UTF-8. */
export async function exportCsv(entity: Entity, query: Query): Promise<void> {
  const { page: _page, page_size: _size, ...filters } = query;
  const csv = await requestCsv(`/api${entity.path}/export`, { ...filters, bom: 1 });
  saveAs(csv, `${entity.path.slice(1)}.csv`);
}

/** The rows of a table as CSV, with the same guard against formulas as the server's. */
export function csvOf(head: readonly string[], rows: readonly (readonly string[])[]): Blob {
  const cell = (text: string): string => {
    const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const text = [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
  return new Blob(["\ufeff", text, "\r\n"], { type: "text/csv;charset=utf-8" });
}
