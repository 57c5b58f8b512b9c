import { createEffect, createSignal, For, Show, Suspense, type Component, type JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import { forms } from "../../forms";
import type { Option } from "../../lib/entity";
import type { Value } from "../../lib/fields";
import { recordLabel } from "../../lib/format";
import type { EditorProps } from "../../lib/form";
import { t } from "../../lib/i18n";
import { entityNamed } from "../../lib/navigation";
import { optionsOf, searchOptions } from "../../lib/options";
import { may } from "../../lib/permissions";
import { Dialog } from "../Dialog";
import { Skeleton } from "../States";
import { Combobox } from "./Combobox";

interface Props {
  /** The kind of record that is picked. */
  kind: string;
  label: string;
  multiple?: boolean;
  value: readonly number[];
  onChange(ids: readonly number[]): void;
  /** Labels that are known already, so that nothing need be asked for. */
  known?: readonly Option[];
  creatable?: boolean;
  required?: boolean;
  id?: string;
  invalid?: boolean;
  describedBy?: string;
  /** What belongs to each chosen record. */
  each?(id: number, label: () => string): JSX.Element;
}

/** Records by their names, as the record that links to them carries both. */
export function knownOptions(ids: readonly number[], labels: Value | undefined): readonly Option[] {
  const texts: readonly unknown[] = Array.isArray(labels) ? labels : [labels];
  return ids.flatMap((id, index) => {
    const label = texts[index];
    return typeof label === "string" ? [{ id, label }] : [];
  });
}

/** Picks linked records by searching on the server, or makes a new one on the way. */
export function RelationPicker(props: Props) {
  const [labels, setLabels] = createSignal<ReadonlyMap<number, string>>(
    new Map((props.known ?? []).map((option) => [option.id, option.label])),
  );
  const [creating, setCreating] = createSignal<string>();
  const remember = (options: readonly Option[]): void => {
    setLabels((known) => new Map([...known, ...options.map((option) => [option.id, option.label] as const)]));
  };
  createEffect(() => {
    const unknown = props.value.filter((id) => !labels().has(id));
    if (unknown.length > 0) optionsOf(props.kind, unknown).then(remember, () => undefined);
  });
  const labelOf = (id: number): string => labels().get(id) ?? "…";
  const chosen = (): readonly Option[] => props.value.map((id) => ({ id, label: labelOf(id) }));
  const choose = (options: readonly Option[]): void => {
    remember(options);
    props.onChange(options.map((option) => option.id));
  };
  const target = () => entityNamed(props.kind);
  const form = (): Component<EditorProps> | undefined => {
    const entity = target();
    return props.creatable && entity && may("create", entity) ? forms[entity.name] : undefined;
  };

  return (
    <>
      <Combobox
        id={props.id}
        label={props.label}
        multiple={props.multiple}
        value={chosen()}
        search={(text, signal) => searchOptions(props.kind, text, signal)}
        onChange={choose}
        onCreate={form() && setCreating}
        createLabel={t().form.createNew(target()?.label ?? "")}
        required={props.required}
        invalid={props.invalid}
        describedBy={props.describedBy}
      />
      <Show when={props.each}>{(each) => <For each={props.value}>{(id) => each()(id, () => labelOf(id))}</For>}</Show>
      <Show when={creating() !== undefined && target()}>
        {(entity) => (
          <Dialog title={t().form.new(entity().label)} wide onClose={() => setCreating(undefined)}>
            <Suspense fallback={<Skeleton rows={3} />}>
              <Dynamic
                component={form()}
                hint={creating()}
                onSaved={(saved) => {
                  const option = { id: saved.id, label: recordLabel(entity(), saved) };
                  setCreating(undefined);
                  choose(props.multiple ? [...chosen(), option] : [option]);
                }}
                onCancel={() => setCreating(undefined)}
              />
            </Suspense>
          </Dialog>
        )}
      </Show>
    </>
  );
}
