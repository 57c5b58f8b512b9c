import { Match, Show, Switch } from "solid-js";
import { specOf } from "../../lib/entity";
import type { Field as FieldInfo, Row } from "../../lib/fields";
import type { Form } from "../../lib/form";
import { FieldValue } from "../FieldValue";
import { Control } from "./Control";
import { Label } from "./Label";

interface Props<F extends Row> {
  form: Form<F>;
  name: keyof F & string;
  /** Over the whole width. */
  wide?: boolean;
}

/** One field of a form: its label, its control, its help and what is wrong with it. Read-only and hidden where the role has it so. */
export function Field<F extends Row>(props: Props<F>) {
  const form: Form = props.form;
  const info = (): FieldInfo => props.form.entity.fields[props.name];
  const access = () => form.access(props.name);
  const error = (): string | undefined => form.error(props.name);
  const id = (): string => `${form.id}-${props.name}`;
  const isGroup = (): boolean => info().type === "boolean" || info().type === "duration";
  const describedBy = (): string | undefined =>
    [error() && `${id()}-error`, info().help && `${id()}-help`].filter(Boolean).join(" ") || undefined;

  return (
    <Switch>
      <Match when={access() === "write"}>
        <div class="min-w-0" classList={{ "sm:col-span-2": props.wide }} data-spec={specOf(form.entity, props.name)}>
          <Show when={info().type !== "boolean"}>
            <Label id={id()} for={isGroup() ? undefined : id()} text={info().label} required={info().required} />
          </Show>
          <Control
            form={form}
            name={props.name}
            field={info()}
            id={id()}
            describedBy={describedBy()}
            invalid={error() !== undefined}
          />
          <Show when={info().help}>
            <p id={`${id()}-help`} class="mt-1 text-sm text-muted">
              {info().help}
            </p>
          </Show>
          <Show when={error()}>
            <p id={`${id()}-error`} class="mt-1 text-sm text-error">
              {error()}
            </p>
          </Show>
        </div>
      </Match>
      <Match when={access() === "read" && form.record}>
        {(record) => (
          <div class="min-w-0" classList={{ "sm:col-span-2": props.wide }} data-spec={specOf(form.entity, props.name)}>
            <span class="mb-1 block text-sm font-medium text-muted">{info().label}</span>
            <div class="flex min-h-10 items-center">
              <FieldValue entity={form.entity} name={props.name} row={record()} />
            </div>
          </div>
        )}
      </Match>
    </Switch>
  );
}
