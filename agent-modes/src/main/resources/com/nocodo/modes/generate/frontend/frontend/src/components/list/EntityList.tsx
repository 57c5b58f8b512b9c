import { A, useNavigate } from "@solidjs/router";
import { createEffect, createSignal, on, Show } from "solid-js";
import type { Entity } from "../../lib/entity";
import type { Row } from "../../lib/fields";
import { t } from "../../lib/i18n";
import { createListState } from "../../lib/list-state";
import { createLoad } from "../../lib/load";
import { may, visible } from "../../lib/permissions";
import { Allowed } from "../Allowed";
import { Icon } from "../Icon";
import { Page } from "../Page";
import { Empty, Loaded } from "../States";
import { BulkBar } from "./BulkBar";
import { DataTable } from "./DataTable";
import { ExportButton } from "./ExportButton";
import { FilterChips } from "./FilterChips";
import { FilterPanel } from "./FilterPanel";
import { Pagination } from "./Pagination";
import { SearchBox } from "./SearchBox";
import { SortSelect } from "./SortSelect";

interface Props<F extends Row> {
  entity: Entity<F>;
  columns: readonly (keyof F & string)[];
  filters: readonly (keyof F & string)[];
  sort: "id" | "-id" | (keyof F & string) | `-${keyof F & string}`;
}

/** The page of all records of one kind: search, filter, sort, page, select, export. */
export function EntityList<F extends Row>(props: Props<F>) {
  return (
    <Allowed action="list" entity={props.entity}>
      <RecordList {...props} />
    </Allowed>
  );
}

function RecordList<F extends Row>(props: Props<F>) {
  const entity: Entity = props.entity;
  const navigate = useNavigate();
  const state = createListState(entity, props.sort);
  const [panel, setPanel] = createSignal(Object.keys(state.filters()).length > 0);
  const [selected, setSelected] = createSignal<ReadonlySet<number>>(new Set<number>());
  const load = createLoad(state.query, (query, signal) => entity.api.list(query, signal));
  const columns = (): readonly string[] => visible(entity, props.columns);
  const filters = (): readonly string[] => visible(entity, props.filters);
  const narrowed = (): boolean => state.search() !== "" || Object.keys(state.filters()).length > 0;
  createEffect(on(state.query, () => setSelected(new Set<number>()), { defer: true }));

  return (
    <Page
      title={entity.plural}
      spec={entity.name}
      aside={<span class="text-muted tabular-nums">{load.data()?.total}</span>}
      actions={
        <>
          <Show when={may("export", entity)}>
            <ExportButton entity={entity} query={state.query()} />
          </Show>
          <Show when={may("create", entity)}>
            <A href={`${entity.path}/new`} class="btn btn-primary">
              <Icon name="plus" />
              {t().list.new(entity.label)}
            </A>
          </Show>
        </>
      }
    >
      <div class="mb-3 flex flex-wrap items-center gap-2">
        <SearchBox label={t().list.search(entity.plural)} value={state.search()} onSearch={(q) => state.set({ q })} />
        <Show when={filters().length > 0}>
          <button
            type="button"
            class="btn btn-outline border-line"
            aria-expanded={panel()}
            aria-controls="filters"
            onClick={() => setPanel(!panel())}
          >
            <Icon name="filter" />
            {t().list.filters}
          </button>
        </Show>
        <SortSelect entity={entity} columns={columns()} state={state} />
      </div>
      <Show when={panel()}>
        <FilterPanel entity={entity} names={filters()} state={state} />
      </Show>
      <FilterChips entity={entity} state={state} />
      <section class="panel overflow-hidden" aria-label={entity.plural}>
        <Loaded load={load} rows={8}>
          {(page) => (
            <Show
              when={page().items.length > 0}
              fallback={
                <Show when={narrowed()} fallback={<NothingYet entity={entity} />}>
                  <Empty icon="search" title={t().list.noHitsTitle} text={t().list.noHitsText}>
                    <button type="button" class="btn btn-outline btn-sm" onClick={() => state.clear()}>
                      {t().list.clear}
                    </button>
                  </Empty>
                </Show>
              }
            >
              <BulkBar
                entity={entity}
                rows={page().items.filter((row) => selected().has(row.id))}
                onClear={() => setSelected(new Set<number>())}
                onChanged={() => load.reload()}
              />
              <DataTable
                entity={entity}
                columns={columns()}
                rows={page().items}
                state={state}
                selected={selected()}
                onSelect={setSelected}
                onOpen={(row) => navigate(`${entity.path}/${row.id}`)}
              />
              <Pagination page={page()} state={state} />
            </Show>
          )}
        </Loaded>
      </section>
    </Page>
  );
}

function NothingYet(props: { entity: Entity }) {
  const mayCreate = (): boolean => may("create", props.entity);
  return (
    <Empty
      title={t().list.emptyTitle(props.entity.plural)}
      text={mayCreate() ? t().list.emptyText : t().list.emptyReadOnly}
    >
      <Show when={mayCreate()}>
        <A href={`${props.entity.path}/new`} class="btn btn-primary">
          <Icon name="plus" />
          {t().list.new(props.entity.label)}
        </A>
      </Show>
    </Empty>
  );
}
