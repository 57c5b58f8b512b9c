import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { t } from "../../lib/i18n";
import { createLoad } from "../../lib/load";
import { reportEntities } from "../../lib/report-entities";
import { barsOf, reportPage, runReport, type ReportInfo } from "../../lib/reports";
import { BarChart } from "../BarChart";
import { Loaded } from "../States";
import { ReportTable } from "../ReportTable";

const ROWS = 6;
const COLUMNS = 4;

/** A report in short: bars for totals, the first rows for lists. */
export function ReportCard(props: { report: ReportInfo }) {
  const load = createLoad(
    () => props.report.path,
    (path, signal) => runReport(path, {}, signal),
  );
  return (
    <section
      class="panel overflow-hidden"
      aria-label={props.report.label}
      data-spec={`dashboard:${props.report.name}`}
    >
      <h2 class="border-b border-line px-5 py-3">
        <A href={reportPage(props.report)} class="hover:underline">
          {props.report.label}
        </A>
      </h2>
      <Loaded load={load} rows={3}>
        {(data) => (
          <Show when={data().rows.length > 0} fallback={<p class="px-5 py-6 text-muted">{t().report.noRows}</p>}>
            <Show
              when={props.report.kind === "total" && barsOf(data())}
              fallback={
                <ReportTable
                  report={{ columns: data().columns.slice(0, COLUMNS), rows: data().rows.slice(0, ROWS) }}
                  of={reportEntities[props.report.name]}
                />
              }
            >
              {(chart) => (
                <div class="p-5">
                  <BarChart title={chart().title} bars={chart().bars} />
                </div>
              )}
            </Show>
          </Show>
        )}
      </Loaded>
    </section>
  );
}
