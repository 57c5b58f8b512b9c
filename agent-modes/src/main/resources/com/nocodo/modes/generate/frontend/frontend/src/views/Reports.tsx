import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { Icon } from "../components/Icon";
import { Page } from "../components/Page";
import { Empty, Loaded } from "../components/States";
import { t } from "../lib/i18n";
import { createLoad } from "../lib/load";
import { kindLabel, listReports, reportPage } from "../lib/reports";

/** All reports that this person may run. */
export default function Reports() {
  const load = createLoad(
    () => true,
    (_, signal) => listReports(signal),
  );
  return (
    <Page title={t().nav.reports} narrow>
      <div class="panel overflow-hidden">
        <Loaded load={load}>
          {(reports) => (
            <Show
              when={reports().length > 0}
              fallback={<Empty icon="chart" title={t().nav.reports} text={t().report.none} />}
            >
              <ul>
                <For each={reports()}>
                  {(report) => (
                    <li class="border-b border-line/60 last:border-b-0" data-spec={`report:${report.name}`}>
                      <A href={reportPage(report)} class="flex items-center gap-3 px-5 py-3.5 hover:bg-base-200">
                        <Icon name={report.kind === "total" ? "chart" : "table"} class="text-muted" />
                        <span class="font-medium">{report.label}</span>
                        <span class="ms-auto text-sm text-muted">{kindLabel(report)}</span>
                        <Icon name="right" class="size-4! text-muted rtl:rotate-180" />
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          )}
        </Loaded>
      </div>
    </Page>
  );
}
