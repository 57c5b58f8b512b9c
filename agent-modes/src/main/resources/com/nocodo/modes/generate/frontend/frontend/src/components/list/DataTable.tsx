import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { fieldOf, specOf, type Entity } from "../../lib/entity";
import { isNumeric, type Saved } from "../../lib/fields";
import { recordLabel } from "../../lib/format";
import { t } from "../../lib/i18n";
import type { ListState } from "../../lib/list-state";
import { may } from "../../lib/permissions";
import { isSortable, nextSort } from "../../lib/sorting";
import { FieldValue } from "../FieldValue";
import { Icon } from "../Icon";
import { hasBulkActions } from "./BulkBar";

interface Props {
  entity: Entity;
  columns: readonly string[];
  rows: readonly Saved[];
  state: ListState;
  selected: ReadonlySet<number>;
  onSelect(ids: ReadonlySet<number>): void;
  onOpen(row: Saved): void;
}

/** One page of records. On phones each row becomes a card. */
export function DataTable(props: Props) {
  const toggle = (id: number): void => {
    const ids = new Set(props.selected);
    if (!ids.delete(id)) ids.add(id);
    props.onSelect(ids);
  };
  const allSelected = (): boolean => props.rows.every((row) => props.selected.has(row.id));
  const mayRead = (): boolean => may("read", props.entity);

  return (
    <div class="overflow-x-auto">
      <table class="data-table cards">
        <thead>
          <tr>
            <Show when={hasBulkActions(props.entity)}>
              <th class="w-10 pe-0!">
                <input
                  type="checkbox"
                  class="checkbox checkbox-sm"
                  aria-label={t().list.selectAll}
                  checked={allSelected()}
                  onChange={() =>
                    props.onSelect(allSelected() ? new Set<number>() : new Set(props.rows.map((row) => row.id)))
                  }
                />
              </th>
            </Show>
            <For each={props.columns}>{(name) => <Head entity={props.entity} name={name} state={props.state} />}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr
                classList={{ "cursor-pointer": mayRead() }}
                onClick={(event) => {
                  if (mayRead() && !(event.target as Element).closest("a, button, input, label, .pick"))
                    props.onOpen(row);
                }}
              >
                <Show when={hasBulkActions(props.entity)}>
                  <td class="pick w-10 pe-0!">
                    <input
                      type="checkbox"
                      class="checkbox checkbox-sm"
                      aria-label={t().list.select(recordLabel(props.entity, row))}
                      checked={props.selected.has(row.id)}
                      onChange={() => toggle(row.id)}
                    />
                  </td>
                </Show>
                <For each={props.columns}>
                  {(name, index) => {
                    const field = fieldOf(props.entity, name);
                    return (
                      <td
                        data-label={field?.label}
                        data-spec={specOf(props.entity, name)}
                        classList={{ lead: index() === 0, number: field !== undefined && isNumeric(field) }}
                      >
                        <Show
                          when={index() === 0 && mayRead()}
                          fallback={<FieldValue entity={props.entity} name={name} row={row} compact />}
                        >
                          <A
                            href={`${props.entity.path}/${row.id}`}
                            class="inline-block min-h-6 font-medium hover:underline"
                          >
                            <LeadText entity={props.entity} name={name} row={row} />
                          </A>
                        </Show>
                      </td>
                    );
                  }}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

/** The first column leads to the record, so it holds no link of its own. */
function LeadText(props: { entity: Entity; name: string; row: Saved }) {
  const plain = (): boolean => {
    const type = fieldOf(props.entity, props.name)?.type;
    return type === "relation" || type === "url" || type === "file";
  };
  return (
    <Show when={plain()} fallback={<FieldValue entity={props.entity} name={props.name} row={props.row} compact />}>
      {recordLabel({ ...props.entity, display: [props.name] }, props.row)}
    </Show>
  );
}

function Head(props: { entity: Entity; name: string; state: ListState }) {
  const field = () => fieldOf(props.entity, props.name);
  const direction = (): "ascending" | "descending" | "none" => {
    const sort = props.state.sort();
    if (sort === props.name) return "ascending";
    return sort === `-${props.name}` ? "descending" : "none";
  };
  const numeric = (): boolean => {
    const meta = field();
    return meta !== undefined && isNumeric(meta);
  };
  return (
    <th
      scope="col"
      aria-sort={direction()}
      classList={{ number: numeric() }}
      data-spec={specOf(props.entity, props.name)}
    >
      <Show when={isSortable(field())} fallback={field()?.label}>
        <button
          type="button"
          class="inline-flex min-h-6 cursor-pointer items-center gap-1 rounded-sm hover:text-base-content"
          classList={{ "text-base-content": direction() !== "none" }}
          onClick={() => props.state.set({ sort: nextSort(props.state.sort(), props.name) })}
        >
          {field()?.label}
          <Icon
            name={direction() === "descending" ? "down" : "up"}
            class={`size-3.5! ${direction() === "none" ? "opacity-0" : ""}`}
          />
        </button>
      </Show>
    </th>
  );
}
