import { A, useNavigate, useParams } from "@solidjs/router";
import { createSignal, For, Show, type JSX } from "solid-js";
import { specOf, type Entity } from "../../lib/entity";
import type { Row, Saved } from "../../lib/fields";
import { recordLabel } from "../../lib/format";
import { t } from "../../lib/i18n";
import { createLoad } from "../../lib/load";
import { notify } from "../../lib/notices";
import { accessTo, may, visible } from "../../lib/permissions";
import { formatDateTime } from "../../lib/time";
import { Allowed } from "../Allowed";
import { FieldValue } from "../FieldValue";
import { Icon } from "../Icon";
import { Page } from "../Page";
import { StateBadge } from "../StateBadge";
import { Loaded } from "../States";
import { DeleteDialog } from "./DeleteDialog";
import { StateMoves } from "./StateMoves";

interface Props<F extends Row> {
  entity: Entity<F>;
  fields: readonly (keyof F & string)[];
  /** What hangs on the record: its child lists. */
  children?: (record: Saved<F>) => JSX.Element;
}

/** The page of one record. */
export function EntityDetail<F extends Row>(props: Props<F>) {
  return (
    <Allowed action="read" entity={props.entity}>
      <RecordPage {...props} />
    </Allowed>
  );
}

function RecordPage<F extends Row>(props: Props<F>) {
  const entity: Entity = props.entity;
  const params = useParams();
  const navigate = useNavigate();
  const [deleting, setDeleting] = createSignal(false);
  const load = createLoad(
    () => Number(params["id"]),
    (id, signal) => props.entity.api.get(id, signal),
  );
  const title = (): string => {
    const record = load.data();
    return record ? recordLabel(entity, record) : entity.label;
  };
  const state = (): string | undefined => {
    const name = entity.workflow?.field;
    const value = name === undefined ? undefined : load.data()?.[name];
    return name !== undefined && accessTo(entity, name) !== "none" && value ? String(value) : undefined;
  };

  return (
    <Page
      title={title()}
      spec={entity.name}
      back={may("list", entity) ? { href: entity.path, label: entity.plural } : undefined}
      aside={
        <Show when={state()}>
          {(value) => <StateBadge entity={entity} name={entity.workflow?.field ?? ""} value={value()} />}
        </Show>
      }
      actions={
        <Show when={load.data()}>
          {(record) => (
            <>
              <StateMoves entity={entity} record={record()} onMoved={() => load.reload()} />
              <Show when={may("delete", entity)}>
                <button type="button" class="btn btn-ghost" onClick={() => setDeleting(true)}>
                  <Icon name="trash" />
                  {t().delete}
                </button>
              </Show>
              <Show when={may("update", entity)}>
                <A href={`${entity.path}/${record().id}/edit`} class="btn btn-outline border-line">
                  <Icon name="edit" />
                  {t().edit}
                </A>
              </Show>
            </>
          )}
        </Show>
      }
    >
      <Loaded load={load}>
        {(record) => (
          <>
            <section class="panel p-5 sm:p-6">
              <dl class="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
                <For each={visible(entity, props.fields)}>
                  {(name) => (
                    <div
                      class="min-w-0"
                      classList={{ "sm:col-span-2 lg:col-span-3": entity.fields[name]?.type === "long_text" }}
                      data-spec={specOf(entity, name)}
                    >
                      <dt class="text-sm text-muted">{entity.fields[name]?.label}</dt>
                      <dd class="mt-0.5">
                        <FieldValue entity={entity} name={name} row={record()} />
                      </dd>
                    </div>
                  )}
                </For>
              </dl>
              <p class="mt-6 border-t border-line pt-3 text-sm text-muted">
                {t().record.created} {formatDateTime(record().created_at)} · {t().record.updated}{" "}
                {formatDateTime(record().updated_at)}
              </p>
            </section>
            <div class="mt-6 space-y-6 empty:hidden">{props.children?.(record())}</div>
            <Show when={deleting()}>
              <DeleteDialog
                entity={entity}
                record={record()}
                onClose={() => setDeleting(false)}
                onDeleted={() => {
                  notify(t().detail.deleted);
                  navigate(may("list", entity) ? entity.path : "/", { replace: true });
                }}
              />
            </Show>
          </>
        )}
      </Loaded>
    </Page>
  );
}
