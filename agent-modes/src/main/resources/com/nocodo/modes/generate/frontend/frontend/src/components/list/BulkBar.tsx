import { createSignal, For, Show } from "solid-js";
import { forEachRecord } from "../../lib/bulk";
import { fieldOf, movesFrom, type Entity } from "../../lib/entity";
import { csvOf, saveAs } from "../../lib/export";
import type { Saved } from "../../lib/fields";
import { formatField, formatValue } from "../../lib/format";
import { t } from "../../lib/i18n";
import { notify } from "../../lib/notices";
import { accessTo, may, mayMove, visible } from "../../lib/permissions";
import { Confirm } from "../Confirm";
import { Icon } from "../Icon";

interface Props {
  entity: Entity;
  rows: readonly Saved[];
  onClear(): void;
  onChanged(): void;
}

/** What can be done with the selected records. Says how many before it does it. */
export function BulkBar(props: Props) {
  const [deleting, setDeleting] = createSignal(false);
  const [target, setTarget] = createSignal<string>();

  const run = async (action: (row: Saved) => Promise<unknown>): Promise<void> => {
    const result = await forEachRecord(props.rows, action);
    setDeleting(false);
    setTarget(undefined);
    if (result.done > 0) notify(t().bulk.done(result.done));
    if (result.failed > 0) notify(t().bulk.failed(result.failed, result.why), "error");
    props.onClear();
    props.onChanged();
  };

  const field = () => statusField(props.entity);
  const label = (value: string): string => {
    const meta = fieldOf(props.entity, field() ?? "");
    return meta ? formatValue(meta, value) : value;
  };

  return (
    <Show when={props.rows.length > 0}>
      <div class="flex flex-wrap items-center gap-2 border-b border-line bg-primary/8 px-4 py-2">
        <span class="font-medium tabular-nums">{t().list.selected(props.rows.length)}</span>
        <div class="ms-auto flex flex-wrap gap-2">
          <Show when={field()}>
            {(name) => (
              <select
                class="select select-sm w-auto border-line"
                aria-label={t().list.setTo(fieldOf(props.entity, name())?.label ?? "")}
                value=""
                onChange={(event) => {
                  setTarget(event.currentTarget.value || undefined);
                  event.currentTarget.value = "";
                }}
              >
                <option value="">{t().list.setTo(fieldOf(props.entity, name())?.label ?? "")}</option>
                <For each={targets(props.entity, name(), props.rows)}>
                  {(value) => <option value={value}>{label(value)}</option>}
                </For>
              </select>
            )}
          </Show>
          <Show when={may("export", props.entity)}>
            <button type="button" class="btn btn-ghost btn-sm" onClick={() => exportRows(props.entity, props.rows)}>
              <Icon name="download" />
              {t().list.exportSelected}
            </button>
          </Show>
          <Show when={may("delete", props.entity)}>
            <button type="button" class="btn btn-ghost btn-sm text-error" onClick={() => setDeleting(true)}>
              <Icon name="trash" />
              {t().delete}
            </button>
          </Show>
          <button
            type="button"
            class="btn btn-ghost btn-sm btn-square"
            aria-label={t().list.deselect}
            onClick={() => props.onClear()}
          >
            <Icon name="close" />
          </button>
        </div>
      </div>
      <Show when={deleting()}>
        <Confirm
          title={t().bulk.deleteTitle(props.rows.length)}
          text={t().bulk.deleteText}
          action={t().delete}
          danger
          onConfirm={() => run((row) => props.entity.api.remove(row.id))}
          onClose={() => setDeleting(false)}
        />
      </Show>
      <Show when={target()}>
        {(value) => (
          <Confirm
            title={t().bulk.setTitle(props.rows.length, label(value()))}
            text={t().bulk.setText}
            action={t().save}
            onConfirm={() => run((row) => props.entity.api.update(row.id, row.version, { [field() ?? ""]: value() }))}
            onClose={() => setTarget(undefined)}
          />
        )}
      </Show>
    </Show>
  );
}

/** Whether there is anything that this person may do with many records at once. */
export const hasBulkActions = (entity: Entity): boolean =>
  may("export", entity) || may("delete", entity) || statusField(entity) !== undefined;

/** The field that a bulk change sets: the workflow's state, else the first choice that may be changed. */
function statusField(entity: Entity): string | undefined {
  const name = entity.workflow?.field ?? Object.keys(entity.fields).find((key) => entity.fields[key]?.type === "enum");
  return name !== undefined && may("update", entity) && accessTo(entity, name) === "write" ? name : undefined;
}

/** Values that at least one of the selected records may take. */
function targets(entity: Entity, name: string, rows: readonly Saved[]): readonly string[] {
  if (entity.workflow?.field === name) {
    return [
      ...new Set(
        rows
          .flatMap((row) => movesFrom(entity, row))
          .filter((move) => mayMove(entity, move.roles))
          .map((move) => move.to),
      ),
    ];
  }
  const field = entity.fields[name];
  return field?.type === "enum" ? field.choices.map((choice) => choice.value) : [];
}

function exportRows(entity: Entity, rows: readonly Saved[]): void {
  const names = visible(entity, Object.keys(entity.fields));
  const fields = names.flatMap((name) => fieldOf(entity, name) ?? []);
  const cells = rows.map((row) => fields.map((field, index) => formatField(field, row, names[index] ?? "")));
  saveAs(
    csvOf(
      fields.map((field) => field.label),
      cells,
    ),
    `${entity.path.slice(1)}.csv`,
  );
}
