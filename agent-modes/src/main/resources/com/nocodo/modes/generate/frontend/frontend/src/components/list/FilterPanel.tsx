import { createUniqueId, For, Match, Show, Switch, type JSX } from "solid-js";
import { fieldOf, specOf, type Entity } from "../../lib/entity";
import { isRange, type EnumField, type Field, type RelationField } from "../../lib/fields";
import { t } from "../../lib/i18n";
import type { ListState } from "../../lib/list-state";
import { RelationFilter } from "./RelationFilter";
import { RangeFilter } from "./RangeFilter";

interface Props {
  entity: Entity;
  names: readonly string[];
  state: ListState;
}

/** One control for each field that the list can be narrowed by. */
export function FilterPanel(props: Props) {
  return (
    <div id="filters" class="panel mb-3 grid gap-x-5 gap-y-4 p-4 sm:grid-cols-2 lg:grid-cols-3">
      <For each={props.names}>
        {(name) => (
          <Show when={fieldOf(props.entity, name)}>
            {(field) => <Filter name={name} field={field()} state={props.state} spec={specOf(props.entity, name)} />}
          </Show>
        )}
      </For>
    </div>
  );
}

interface FilterProps {
  name: string;
  field: Field;
  state: ListState;
  spec: string;
}

function Filter(props: FilterProps) {
  const setValue = (value: string): void => props.state.set({ [props.name]: value });
  return (
    <fieldset class="min-w-0" data-spec={props.spec}>
      <legend class="mb-1 text-sm font-medium">{props.field.label}</legend>
      <Switch fallback={<TextFilter {...props} />}>
        <Match when={isRange(props.field)}>
          <RangeFilter {...props} />
        </Match>
        <Match when={props.field.type === "enum" && props.field}>
          {(field) => <ChoiceFilter field={field() as EnumField} name={props.name} state={props.state} />}
        </Match>
        <Match when={(props.field.type === "relation" || props.field.type === "relations") && props.field}>
          {(field) => <RelationFilter field={field() as RelationField} name={props.name} state={props.state} />}
        </Match>
        <Match when={props.field.type === "boolean"}>
          <Select label={props.field.label} value={props.state.filter(props.name)} onChange={setValue}>
            <option value="true">{t().yes}</option>
            <option value="false">{t().no}</option>
          </Select>
        </Match>
      </Switch>
      <Show when={!props.field.required && props.field.type !== "boolean"}>
        <WhetherFilled {...props} />
      </Show>
    </fieldset>
  );
}

function Select(props: { label: string; value: string; onChange(value: string): void; children: JSX.Element }) {
  return (
    <select
      class="select w-full border-line"
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    >
      <option value="">{t().list.any}</option>
      {props.children}
    </select>
  );
}

function TextFilter(props: FilterProps) {
  return (
    <input
      class="input w-full border-line"
      aria-label={props.field.label}
      type={props.field.type === "time" ? "time" : "text"}
      value={props.state.filter(props.name)}
      onChange={(event) => props.state.set({ [props.name]: event.currentTarget.value.trim() })}
    />
  );
}

function ChoiceFilter(props: { name: string; field: EnumField; state: ListState }) {
  const chosen = (): readonly string[] => props.state.filter(props.name).split(",").filter(Boolean);
  const toggle = (value: string): void => {
    const kept = chosen().filter((other) => other !== value);
    props.state.set({ [props.name]: (kept.length === chosen().length ? [...kept, value] : kept).join(",") });
  };
  return (
    <div class="flex flex-wrap gap-1.5">
      <For each={props.field.choices}>
        {(choice) => (
          <button
            type="button"
            class="btn btn-sm"
            classList={{
              "btn-primary": chosen().includes(choice.value),
              "btn-outline border-line": !chosen().includes(choice.value),
            }}
            aria-pressed={chosen().includes(choice.value)}
            onClick={() => toggle(choice.value)}
          >
            {choice.label}
          </button>
        )}
      </For>
    </div>
  );
}

function WhetherFilled(props: FilterProps) {
  const id = createUniqueId();
  const parameter = (): string => `${props.name}_empty`;
  return (
    <div class="mt-1.5 flex items-center gap-2 text-sm text-muted">
      <label for={id}>{t().list.whether}</label>
      <select
        id={id}
        class="select select-xs w-auto border-line"
        value={props.state.filter(parameter())}
        onChange={(event) => props.state.set({ [parameter()]: event.currentTarget.value })}
      >
        <option value="">{t().list.any}</option>
        <option value="false">{t().list.notEmpty}</option>
        <option value="true">{t().list.isEmpty}</option>
      </select>
    </div>
  );
}
