import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { Entity } from "../lib/entity";
import type { Row } from "../lib/fields";
import { t } from "../lib/i18n";
import { may } from "../lib/permissions";
import { formatCell, isNumberColumn, sumsOf, type Report, type ReportColumn } from "../lib/reports";

const SHORT = 24;

/** More rows than these nobody reads on a page. */
const MOST = 200;

/** A short cell stays on one line. */
const isShort = (column: ReportColumn, row: Row): boolean => formatCell(column, row[column.name]).length <= SHORT;

interface Props {
  report: Report;
  /** What the rows are; each then leads to its record. */
  of?: Entity | undefined;
  sums?: boolean;
}

/** The rows of a report as a table, with sums where they are asked for. */
export function ReportTable(props: Props) {
  const sums = () => sumsOf(props.report);
  const hrefOf = (row: Row): string | undefined =>
    props.of && typeof row["id"] === "number" && may("read", props.of) ? `${props.of.path}/${row["id"]}` : undefined;
  return (
    <div
      class="overflow-x-auto"
      tabindex="0"
      role="group"
      aria-label={props.report.columns.map((column) => column.label).join(", ")}
    >
      <table class="data-table">
        <thead>
          <tr>
            <For each={props.report.columns}>
              {(column) => (
                <th scope="col" classList={{ number: isNumberColumn(column) }}>
                  {column.label}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.report.rows.slice(0, MOST)}>
            {(row) => (
              <tr>
                <For each={props.report.columns}>
                  {(column, index) => (
                    <td
                      class="max-w-80 min-w-24"
                      classList={{ number: isNumberColumn(column), "whitespace-nowrap": isShort(column, row) }}
                    >
                      <Show when={index() === 0 && hrefOf(row)} fallback={formatCell(column, row[column.name])}>
                        {(href) => (
                          <A href={href()} class="inline-block min-h-6 font-medium hover:underline">
                            {formatCell(column, row[column.name])}
                          </A>
                        )}
                      </Show>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
        <Show when={props.sums && props.report.rows.length > 1}>
          <tfoot>
            <tr class="font-semibold">
              <For each={props.report.columns}>
                {(column, index) => (
                  <td class="border-t border-line" classList={{ number: isNumberColumn(column) }}>
                    {column.name in sums()
                      ? formatCell(column, sums()[column.name])
                      : index() === 0
                        ? t().report.sum
                        : ""}
                  </td>
                )}
              </For>
            </tr>
          </tfoot>
        </Show>
      </table>
      <Show when={props.report.rows.length > MOST}>
        <p class="border-t border-line px-4 py-3 text-sm text-muted">
          {t().report.first(MOST, props.report.rows.length)}
        </p>
      </Show>
    </div>
  );
}
