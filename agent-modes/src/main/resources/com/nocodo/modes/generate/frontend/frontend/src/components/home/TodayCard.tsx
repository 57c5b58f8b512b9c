import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { openStates, type Entity } from "../../lib/entity";
import type { Saved } from "../../lib/fields";
import { formatField, recordLabel } from "../../lib/format";
import type { TodayItem } from "../../lib/home";
import { t } from "../../lib/i18n";
import { forServer } from "../../lib/list-state";
import { createLoad } from "../../lib/load";
import { may, visible } from "../../lib/permissions";
import { isoDate } from "../../lib/time";
import { Loaded } from "../States";

interface Due {
  readonly entity: Entity;
  readonly field: string;
  readonly row: Saved;
}

const EACH = 6;

/** Records whose date is today and whose work is still open. */
export function TodayCard(props: { items: readonly TodayItem[] }) {
  const load = createLoad(
    () => props.items,
    async (items, signal) => onceEach((await Promise.all(items.map((item) => dueToday(item, signal)))).flat()),
  );
  return (
    <section class="panel overflow-hidden" aria-label={t().home.today}>
      <h2 class="border-b border-line px-5 py-3">{t().home.today}</h2>
      <Loaded load={load} rows={3}>
        {(due) => (
          <Show when={due().length > 0} fallback={<p class="px-5 py-6 text-muted">{t().home.nothingToday}</p>}>
            <ul>
              <For each={due()}>{(item) => <DueRow item={item} />}</For>
            </ul>
          </Show>
        )}
      </Loaded>
    </section>
  );
}

/** A record that both begins and ends today is one thing to do. */
const onceEach = (due: readonly Due[]): readonly Due[] =>
  due.filter(
    (one, index) => due.findIndex((other) => other.entity === one.entity && other.row.id === one.row.id) === index,
  );

async function dueToday(item: TodayItem, signal: AbortSignal): Promise<readonly Due[]> {
  const today = isoDate(new Date());
  const { entity, field } = item;
  if (visible(entity, [field]).length === 0) return [];
  const range = forServer(entity, { [`${field}_from`]: today, [`${field}_to`]: today });
  const open = openStates(entity);
  const state = entity.workflow && open.length > 0 ? { [entity.workflow.field]: open.join(",") } : {};
  const page = await entity.api.list({ ...range, ...state, sort: field, page_size: EACH }, signal);
  return page.items.map((row) => ({ entity, field, row }));
}

function DueRow(props: { item: Due }) {
  const field = () => props.item.entity.fields[props.item.field];
  const when = (): string => {
    const meta = field();
    return meta ? formatField(meta, props.item.row, props.item.field) : "";
  };
  const label = (): string => recordLabel(props.item.entity, props.item.row);
  return (
    <li class="border-b border-line/60 px-5 py-2 last:border-b-0">
      <Show when={may("read", props.item.entity)} fallback={<span class="font-medium">{label()}</span>}>
        <A
          href={`${props.item.entity.path}/${props.item.row.id}`}
          class="inline-block min-h-6 font-medium hover:underline"
        >
          {label()}
        </A>
      </Show>
      <p class="flex flex-wrap justify-between gap-x-4 text-sm text-muted">
        <span>{props.item.entity.label}</span>
        <span>
          {field()?.label}: {when()}
        </span>
      </p>
    </li>
  );
}
