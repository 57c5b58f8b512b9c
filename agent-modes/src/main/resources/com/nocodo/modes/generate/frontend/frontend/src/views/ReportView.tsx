import { useParams, useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { BarChart } from "../components/BarChart";
import { Icon } from "../components/Icon";
import { Page } from "../components/Page";
import { ReportTable } from "../components/ReportTable";
import { Empty, Loaded } from "../components/States";
import { errorText } from "../lib/errors";
import { saveAs } from "../lib/export";
import type { Query } from "../lib/http";
import { t } from "../lib/i18n";
import { createLoad } from "../lib/load";
import { notify } from "../lib/notices";
import { defaultOf, fromInput, toInput } from "../lib/report-params";
import { reportEntities } from "../lib/report-entities";
import { barsOf, listReports, reportCsv, runReport, type ReportInfo, type ReportParam } from "../lib/reports";

/** One report: its parameters, its rows, its sums. Parameters are in the address. */
export default function ReportView() {
  const route = useParams();
  const [search, setSearch] = useSearchParams();
  const path = (): string => `/api/reports/${route["name"] ?? ""}`;
  const infos = createLoad(
    () => true,
    (_, signal) => listReports(signal),
  );
  const info = (): ReportInfo | undefined => infos.data()?.find((report) => report.path === path());
  const query = (): Query => ({ ...search });
  const load = createLoad(
    () => ({ path: path(), query: query() }),
    (source, signal) => runReport(source.path, source.query, signal),
  );
  const download = async (): Promise<void> => {
    try {
      saveAs(await reportCsv(path(), query()), `${route["name"] ?? "report"}.csv`);
    } catch (error) {
      notify(errorText(error), "error");
    }
  };
  const given = (param: ReportParam): string => {
    const value = search[param.name] ?? defaultOf(param);
    return String(Array.isArray(value) ? value[0] : value);
  };

  return (
    <Page
      title={info()?.label ?? t().nav.reports}
      spec={info() && `report:${info()?.name ?? ""}`}
      back={{ href: "/reports", label: t().nav.reports }}
      aside={<span class="text-muted">{load.data() && t().report.rows(load.data()?.rows.length ?? 0)}</span>}
      actions={
        <button type="button" class="btn btn-ghost" onClick={() => void download()}>
          <Icon name="download" />
          {t().list.export}
        </button>
      }
    >
      <Show when={info()?.params?.length}>
        <div class="panel mb-4 flex flex-wrap gap-4 p-4">
          <For each={info()?.params}>
            {(param) => (
              <ParamInput param={param} value={given(param)} onChange={(value) => setSearch({ [param.name]: value })} />
            )}
          </For>
        </div>
      </Show>
      <div class="panel overflow-hidden">
        <Loaded load={load}>
          {(report) => (
            <Show when={report().rows.length > 0} fallback={<Empty icon="chart" title={t().report.noRows} text="" />}>
              <Show when={info()?.kind === "total" && barsOf(report())}>
                {(chart) => (
                  <div class="max-w-3xl border-b border-line p-5">
                    <BarChart title={chart().title} bars={chart().bars} />
                  </div>
                )}
              </Show>
              <ReportTable report={report()} of={reportEntities[info()?.name ?? ""]} sums={info()?.kind === "total"} />
            </Show>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

const inputTypes: Readonly<Record<string, string>> = { date: "date", datetime: "datetime-local", time: "time" };

function ParamInput(props: { param: ReportParam; value: string; onChange(value: string): void }) {
  return (
    <label class="text-sm font-medium">
      <span class="mb-1 block">{props.param.label}</span>
      <Show
        when={props.param.type === "boolean"}
        fallback={
          <input
            type={inputTypes[props.param.type] ?? "text"}
            class="input border-line"
            value={toInput(props.param, props.value)}
            onChange={(event) => props.onChange(fromInput(props.param, event.currentTarget.value))}
          />
        }
      >
        <select
          class="select border-line"
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          <option value="true">{t().yes}</option>
          <option value="false">{t().no}</option>
        </select>
      </Show>
    </label>
  );
}
