import { A } from "@solidjs/router";
import { createSignal, For, Show, Suspense, type Component } from "solid-js";
import { Dynamic } from "solid-js/web";
import { fieldOf, specOf, type Entity } from "../../lib/entity";
import { isNumeric, type Row, type Saved } from "../../lib/fields";
import { presetLink, type EditorProps } from "../../lib/form";
import { recordLabel } from "../../lib/format";
import { t } from "../../lib/i18n";
import { createLoad } from "../../lib/load";
import { accessTo, may, visible } from "../../lib/permissions";
import { Dialog } from "../Dialog";
import { FieldValue } from "../FieldValue";
import { Icon } from "../Icon";
import { Loaded, Skeleton } from "../States";
import { DeleteDialog } from "./DeleteDialog";

interface Props<F extends Row> {
  entity: Entity<F>;
  title: string;
  /** The link of the child that leads back to this page's record. */
  via: keyof F & string;
  parentId: number;
  columns: readonly (keyof F & string)[];
  form: Component<EditorProps>;
}

const SHOWN = 10;

/** The records that hang on another one; they are added, changed and deleted in place. */
export function ChildList<F extends Row>(props: Props<F>) {
  const entity: Entity = props.entity;
  const [editing, setEditing] = createSignal<Saved | "new">();
  const [deleting, setDeleting] = createSignal<Saved>();
  const isOffered = (): boolean => may("list", entity) && accessTo(entity, props.via) !== "none";
  const load = createLoad(
    () => (isOffered() ? props.parentId : undefined),
    (id, signal) => entity.api.list({ [props.via]: id, page_size: SHOWN, sort: "id" }, signal),
  );
  const columns = (): readonly string[] => visible(entity, props.columns);
  const preset = (): Row => presetLink(entity, props.via, props.parentId);
  const changed = (): void => {
    setEditing(undefined);
    setDeleting(undefined);
    load.reload();
  };

  return (
    <Show when={isOffered()}>
      <section class="panel overflow-hidden" aria-label={props.title} data-spec={entity.name}>
        <header class="flex flex-wrap items-center gap-3 border-b border-line px-5 py-3">
          <h2>{props.title}</h2>
          <span class="text-sm text-muted tabular-nums">{load.data()?.total}</span>
          <Show when={may("create", entity)}>
            <button type="button" class="btn btn-outline btn-sm ms-auto border-line" onClick={() => setEditing("new")}>
              <Icon name="plus" />
              {t().detail.add(entity.label)}
            </button>
          </Show>
        </header>
        <Loaded load={load} rows={2}>
          {(page) => (
            <Show
              when={page().items.length > 0}
              fallback={<p class="px-5 py-6 text-muted">{t().detail.noChildren(props.title)}</p>}
            >
              <div class="overflow-x-auto">
                <table class="data-table cards">
                  <thead>
                    <tr>
                      <For each={columns()}>
                        {(name) => (
                          <th
                            scope="col"
                            classList={{ number: isNumber(entity, name) }}
                            data-spec={specOf(entity, name)}
                          >
                            {fieldOf(entity, name)?.label}
                          </th>
                        )}
                      </For>
                      <th>
                        <span class="sr-only">{t().edit}</span>
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={page().items}>
                      {(row) => (
                        <tr>
                          <For each={columns()}>
                            {(name, index) => (
                              <td
                                data-label={fieldOf(entity, name)?.label}
                                data-spec={specOf(entity, name)}
                                classList={{ lead: index() === 0, number: isNumber(entity, name) }}
                              >
                                <FieldValue entity={entity} name={name} row={row} compact />
                              </td>
                            )}
                          </For>
                          <td class="w-px whitespace-nowrap">
                            <span class="flex justify-end gap-1">
                              <RowActions
                                entity={entity}
                                row={row}
                                onEdit={() => setEditing(row)}
                                onDelete={() => setDeleting(row)}
                              />
                            </span>
                          </td>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </table>
              </div>
              <Show when={page().total > page().items.length}>
                <A
                  href={`${entity.path}?${props.via}=${props.parentId}`}
                  class="link-quiet block border-t border-line px-5 py-3 text-sm"
                >
                  {t().detail.showAll(page().total)}
                </A>
              </Show>
            </Show>
          )}
        </Loaded>
      </section>
      <Show when={editing()}>
        {(record) => (
          <Dialog
            wide
            title={record() === "new" ? t().form.new(entity.label) : t().form.edit(entity.label)}
            onClose={() => setEditing(undefined)}
          >
            <Suspense fallback={<Skeleton rows={3} />}>
              <Dynamic
                component={props.form}
                {...editorOf(record(), preset())}
                onSaved={changed}
                onCancel={() => setEditing(undefined)}
              />
            </Suspense>
          </Dialog>
        )}
      </Show>
      <Show when={deleting()}>
        {(record) => (
          <DeleteDialog entity={entity} record={record()} onDeleted={changed} onClose={() => setDeleting(undefined)} />
        )}
      </Show>
    </Show>
  );
}

const isNumber = (entity: Entity, name: string): boolean => {
  const field = fieldOf(entity, name);
  return field !== undefined && isNumeric(field);
};

const editorOf = (record: Saved | "new", preset: Row): Pick<EditorProps, "record" | "preset"> =>
  record === "new" ? { preset } : { record };

function RowActions(props: { entity: Entity; row: Saved; onEdit(): void; onDelete(): void }) {
  const label = (): string => recordLabel(props.entity, props.row);
  return (
    <>
      <Show when={may("read", props.entity)}>
        <A
          href={`${props.entity.path}/${props.row.id}`}
          class="btn btn-ghost btn-sm btn-square"
          aria-label={`${t().open}: ${label()}`}
        >
          <Icon name="forward" class="size-4! rtl:rotate-180" />
        </A>
      </Show>
      <Show when={may("update", props.entity)}>
        <button
          type="button"
          class="btn btn-ghost btn-sm btn-square"
          aria-label={`${t().edit}: ${label()}`}
          onClick={() => props.onEdit()}
        >
          <Icon name="edit" class="size-4!" />
        </button>
      </Show>
      <Show when={may("delete", props.entity)}>
        <button
          type="button"
          class="btn btn-ghost btn-sm btn-square"
          aria-label={`${t().delete}: ${label()}`}
          onClick={() => props.onDelete()}
        >
          <Icon name="trash" class="size-4!" />
        </button>
      </Show>
    </>
  );
}
