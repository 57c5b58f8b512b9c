import { For, Match, Show, Switch } from "solid-js";
import type {
  EnumField,
  Field,
  LinksField,
  MoneyField,
  NumberField,
  PlainField,
  RelationField,
  TextField,
  Value,
} from "../../lib/fields";
import type { Form } from "../../lib/form";
import { t } from "../../lib/i18n";
import { fromLocalInput, toLocalInput } from "../../lib/time";
import { DurationInput } from "./DurationInput";
import { FileInput } from "./FileInput";
import { LinksInput } from "./LinksInput";
import { NumberInput } from "./NumberInput";
import { RelationInput } from "./RelationInput";
import { TextInput } from "./TextInput";

export interface ControlProps<T extends Field = Field> {
  form: Form;
  name: string;
  field: T;
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
}

/** The right widget for a field's type. */
export function Control(props: ControlProps) {
  const type = () => props.field.type;
  const of = <T extends Field>(): ControlProps<T> => props as ControlProps<T>;
  return (
    <Switch fallback={<TextInput {...of<TextField>()} />}>
      <Match when={type() === "money" || type() === "integer" || type() === "decimal" || type() === "percent"}>
        <NumberInput {...of<NumberField | MoneyField>()} />
      </Match>
      <Match when={type() === "duration"}>
        <DurationInput {...of<NumberField>()} />
      </Match>
      <Match when={type() === "boolean"}>
        <Toggle {...of<PlainField>()} />
      </Match>
      <Match when={type() === "date" || type() === "time" || type() === "datetime"}>
        <DateInput {...of<PlainField>()} />
      </Match>
      <Match when={type() === "enum"}>
        <ChoiceInput {...of<EnumField>()} />
      </Match>
      <Match when={type() === "file" || type() === "image"}>
        <FileInput {...of<PlainField>()} />
      </Match>
      <Match when={type() === "relation" || type() === "relations"}>
        <RelationInput {...of<RelationField>()} />
      </Match>
      <Match when={type() === "links"}>
        <LinksInput {...of<LinksField>()} />
      </Match>
    </Switch>
  );
}

function Toggle(props: ControlProps<PlainField>) {
  return (
    <label class="flex min-h-10 cursor-pointer items-center gap-3 sm:pt-6">
      <input
        id={props.id}
        type="checkbox"
        role="switch"
        class="toggle toggle-primary"
        checked={props.form.value(props.name) === true}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        onChange={(event) => props.form.set(props.name, event.currentTarget.checked)}
      />
      <span class="font-medium">{props.field.label}</span>
    </label>
  );
}

const inputTypes = { date: "date", time: "time", datetime: "datetime-local" } as const;

function DateInput(props: ControlProps<PlainField>) {
  const kind = (): "date" | "time" | "datetime" =>
    props.field.type === "time" || props.field.type === "datetime" ? props.field.type : "date";
  const shown = (): string => {
    const value = props.form.value(props.name);
    if (typeof value !== "string") return "";
    return kind() === "datetime" ? toLocalInput(value) : kind() === "time" ? value.slice(0, 5) : value;
  };
  const chosen = (text: string): Value => {
    if (text === "") return null;
    return kind() === "datetime" ? fromLocalInput(text) : kind() === "time" ? `${text.slice(0, 5)}:00` : text;
  };
  return (
    <input
      id={props.id}
      type={inputTypes[kind()]}
      class="input w-full border-line"
      classList={{ "input-error": props.invalid }}
      value={shown()}
      aria-required={props.field.required}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      onChange={(event) => props.form.set(props.name, chosen(event.currentTarget.value))}
      onBlur={() => props.form.check(props.name)}
    />
  );
}

const RADIO_AT_MOST = 3;

/** A few choices lie open, more are folded into a list. */
function ChoiceInput(props: ControlProps<EnumField>) {
  const value = (): Value => props.form.value(props.name);
  return (
    <Show
      when={props.field.required && props.field.choices.length <= RADIO_AT_MOST}
      fallback={
        <select
          id={props.id}
          class="select w-full border-line"
          classList={{ "select-error": props.invalid }}
          aria-required={props.field.required}
          aria-invalid={props.invalid}
          aria-describedby={props.describedBy}
          onChange={(event) => props.form.set(props.name, event.currentTarget.value || null)}
        >
          <option value="" selected={value() === null}>
            {props.field.required ? t().form.choose : t().none}
          </option>
          <For each={props.field.choices}>
            {(choice) => (
              <option value={choice.value} selected={choice.value === value()}>
                {choice.label}
              </option>
            )}
          </For>
        </select>
      }
    >
      <div
        role="radiogroup"
        aria-labelledby={`${props.id}-label`}
        aria-describedby={props.describedBy}
        class="flex min-h-10 flex-wrap items-center gap-x-5 gap-y-2"
      >
        <For each={props.field.choices}>
          {(choice, index) => (
            <label class="flex min-h-6 cursor-pointer items-center gap-2">
              <input
                id={index() === 0 ? props.id : undefined}
                type="radio"
                name={props.id}
                class="radio radio-sm radio-primary"
                checked={choice.value === value()}
                aria-invalid={props.invalid}
                onChange={() => props.form.set(props.name, choice.value)}
              />
              {choice.label}
            </label>
          )}
        </For>
      </div>
    </Show>
  );
}
