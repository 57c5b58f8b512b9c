import { For } from "solid-js";
import { fieldOf, type Entity } from "../../lib/entity";
import { t } from "../../lib/i18n";
import type { ListState } from "../../lib/list-state";
import { isSortable } from "../../lib/sorting";
import { Icon } from "../Icon";

/** Sorting where there are no column heads: on phones. */
export function SortSelect(props: { entity: Entity; columns: readonly string[]; state: ListState }) {
  const descending = (): boolean => props.state.sort().startsWith("-");
  const name = (): string => props.state.sort().replace(/^-/, "");
  return (
    <div class="flex flex-1 gap-2 md:hidden">
      <select
        class="select min-w-0 flex-1 border-line"
        aria-label={t().list.sort}
        value={name()}
        onChange={(event) => props.state.set({ sort: event.currentTarget.value })}
      >
        <option value="id">{t().record.created}</option>
        <For each={props.columns.filter((column) => isSortable(fieldOf(props.entity, column)))}>
          {(column) => (
            <option value={column} selected={column === name()}>
              {fieldOf(props.entity, column)?.label}
            </option>
          )}
        </For>
      </select>
      <button
        type="button"
        class="btn btn-outline btn-square border-line"
        aria-label={descending() ? t().list.descending : t().list.ascending}
        onClick={() => props.state.set({ sort: descending() ? name() : `-${name()}` })}
      >
        <Icon name={descending() ? "down" : "up"} />
      </button>
    </div>
  );
}
