import { For, Show } from "solid-js";
import { app } from "../../lib/app";
import type { HomeItems } from "../../lib/home";
import { t } from "../../lib/i18n";
import { createLoad } from "../../lib/load";
import { may } from "../../lib/permissions";
import { listReports } from "../../lib/reports";
import { role, user } from "../../lib/session";
import { Page } from "../Page";
import { Empty } from "../States";
import { CountTile } from "./CountTile";
import { ReportCard } from "./ReportCard";
import { TodayCard } from "./TodayCard";

/** The first page: what there is, what is due, and the reports that matter to this role. */
export function Home(props: { items: HomeItems; perRole: Readonly<Record<string, HomeItems>> }) {
  const items = (): HomeItems => props.perRole[role()] ?? props.items;
  const counted = () => items().counts.filter((entity) => may("list", entity));
  const due = () => items().today.filter((item) => may("list", item.entity));
  const allowed = createLoad(
    () => (items().reports.length > 0 ? true : undefined),
    (_, signal) => listReports(signal),
  );
  const reports = () => items().reports.flatMap((name) => allowed.data()?.find((report) => report.name === name) ?? []);

  return (
    <Page title={app.name} aside={<span class="text-muted">{t().home.welcome(user()?.name ?? "")}</span>}>
      <Show
        when={counted().length > 0 || reports().length > 0}
        fallback={
          <div class="panel">
            <Empty title={t().nav.dashboard} text={t().home.empty} />
          </div>
        }
      >
        <ul class="mb-6 grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
          <For each={counted()}>{(entity) => <CountTile entity={entity} />}</For>
        </ul>
        <div class="grid items-start gap-6 lg:grid-cols-2">
          <Show when={due().length > 0}>
            <TodayCard items={due()} />
          </Show>
          <For each={reports()}>{(report) => <ReportCard report={report} />}</For>
        </div>
      </Show>
    </Page>
  );
}
