import { createUniqueId, For, Show, type JSX } from "solid-js";
import type { Field, LinksField, LinkValue, Value } from "../../lib/fields";
import { newLink, type Form } from "../../lib/form";
import { Control, type ControlProps } from "./Control";
import { Label } from "./Label";
import { knownOptions, RelationPicker } from "./RelationPicker";

/** Links of this record to others, each with values of its own. */
export function LinksInput(props: ControlProps<LinksField>) {
  const links = (): readonly LinkValue[] => asLinks(props.form.value(props.name));
  const ids = (): readonly number[] => links().map((link) => link.id);
  const linkTo = (id: number): LinkValue => links().find((link) => link.id === id) ?? newLink(props.field, id);
  const change = (id: number, name: string, value: Value): void => {
    const changed = links().map((link) => (link.id === id ? ({ ...link, [name]: value } as LinkValue) : link));
    props.form.set(props.name, changed);
  };
  /** The form as the controls of one link see it. */
  const part = (id: number): Form => ({
    ...props.form,
    value: (name) => linkTo(id)[name] ?? null,
    set: (name, value) => change(id, name, value),
    check: () => props.form.check(props.name),
  });
  return (
    <RelationPicker
      kind={props.field.to}
      label={props.field.label}
      multiple
      value={ids()}
      known={knownOptions(
        asLinks(props.form.record?.[props.name]).map((link) => link.id),
        props.form.record?.[props.field.text],
      )}
      creatable
      required={props.field.required}
      id={props.id}
      invalid={props.invalid}
      describedBy={props.describedBy}
      onChange={(chosen) => props.form.set(props.name, chosen.map(linkTo))}
      each={(id, label) => <LinkFields title={label()} field={props.field} form={part(id)} />}
    />
  );
}

function LinkFields(props: { title: string; field: LinksField; form: Form }): JSX.Element {
  return (
    <fieldset class="mt-3 rounded-field border border-line px-4 pt-1 pb-4">
      <legend class="px-1 text-sm font-medium">{props.title}</legend>
      <div class="grid gap-x-5 gap-y-3 sm:grid-cols-2">
        <For each={Object.entries(props.field.fields)}>
          {([name, field]) => <LinkField name={name} field={field} form={props.form} />}
        </For>
      </div>
    </fieldset>
  );
}

function LinkField(props: { name: string; field: Field; form: Form }): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="min-w-0">
      <Show when={props.field.type !== "boolean"}>
        <Label
          id={id}
          for={props.field.type === "duration" ? undefined : id}
          text={props.field.label}
          required={props.field.required}
        />
      </Show>
      <Control
        form={props.form}
        name={props.name}
        field={props.field}
        id={id}
        describedBy={undefined}
        invalid={false}
      />
    </div>
  );
}

const asLinks = (value: Value | undefined): readonly LinkValue[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "object") : [];
