import { For } from "solid-js";
import type { Page } from "../../lib/entity";
import { t } from "../../lib/i18n";
import { pageSizes, type ListState } from "../../lib/list-state";
import { Icon } from "../Icon";

export function Pagination(props: { page: Page<unknown>; state: ListState }) {
  const first = (): number => (props.page.page - 1) * props.page.page_size + 1;
  const last = (): number => first() + props.page.items.length - 1;
  return (
    <nav
      aria-label={t().list.pages}
      class="flex flex-wrap items-center gap-2 border-t border-line px-4 py-2.5 text-sm text-muted"
    >
      <span class="tabular-nums">{t().list.range(first(), last(), props.page.total)}</span>
      <select
        class="select select-sm ms-auto w-auto border-line"
        aria-label={t().list.pageSize}
        onChange={(event) => props.state.set({ page_size: event.currentTarget.value })}
      >
        <For each={pageSizes}>
          {(size) => (
            <option value={size} selected={size === props.state.pageSize()}>
              {size}
            </option>
          )}
        </For>
      </select>
      <button
        type="button"
        class="btn btn-outline btn-sm btn-square border-line"
        aria-label={t().list.previous}
        disabled={props.page.page <= 1}
        onClick={() => props.state.set({ page: props.page.page - 1 })}
      >
        <Icon name="left" class="rtl:rotate-180" />
      </button>
      <button
        type="button"
        class="btn btn-outline btn-sm btn-square border-line"
        aria-label={t().list.next}
        disabled={last() >= props.page.total}
        onClick={() => props.state.set({ page: props.page.page + 1 })}
      >
        <Icon name="right" class="rtl:rotate-180" />
      </button>
    </nav>
  );
}
