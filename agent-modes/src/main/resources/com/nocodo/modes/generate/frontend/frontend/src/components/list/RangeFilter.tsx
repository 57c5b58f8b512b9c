import { For, Match, Show, Switch } from "solid-js";
import type { Field } from "../../lib/fields";
import { t } from "../../lib/i18n";
import type { ListState } from "../../lib/list-state";
import { moneyInput, parseMoney, parseNumber } from "../../lib/money";
import { period, presets } from "../../lib/time";

interface Props {
  name: string;
  field: Field;
  state: ListState;
}

/** From – to, both inclusive; dates have well-known periods as well. */
export function RangeFilter(props: Props) {
  const isDate = (): boolean => props.field.type === "date" || props.field.type === "datetime";
  return (
    <div class="space-y-1.5">
      <Show when={isDate()}>
        <PresetSelect {...props} />
      </Show>
      <div class="flex items-center gap-1.5">
        <Bound {...props} end="from" />
        <span class="text-muted">–</span>
        <Bound {...props} end="to" />
      </div>
    </div>
  );
}

function Bound(props: Props & { end: "from" | "to" }) {
  const parameter = (): string => `${props.name}_${props.end}`;
  const label = (): string => `${props.field.label}: ${t().list[props.end]}`;
  const set = (value: string): void => props.state.set({ [parameter()]: value });
  return (
    <Switch
      fallback={
        <input
          type="text"
          inputmode="decimal"
          class="input min-w-0 flex-1 border-line tabular-nums"
          aria-label={label()}
          placeholder={t().list[props.end]}
          value={shown(props.field, props.state.filter(parameter()))}
          onChange={(event) => set(typed(props.field, event.currentTarget.value))}
        />
      }
    >
      <Match when={props.field.type === "date" || props.field.type === "datetime"}>
        <input
          type="date"
          class="input min-w-0 flex-1 border-line"
          aria-label={label()}
          value={props.state.filter(parameter())}
          onChange={(event) => set(event.currentTarget.value)}
        />
      </Match>
    </Switch>
  );
}

function shown(field: Field, value: string): string {
  return field.type === "money" && value !== "" ? moneyInput(Number(value), field.currency) : value;
}

function typed(field: Field, text: string): string {
  if (text.trim() === "") return "";
  const value = field.type === "money" ? parseMoney(text, field.currency) : parseNumber(text);
  const whole = field.type === "integer" || field.type === "duration";
  return Number.isNaN(value) ? "" : String(whole ? Math.round(value) : value);
}

function PresetSelect(props: Props) {
  const chosen = (): string =>
    presets.find((preset) => {
      const [from, to] = period(preset);
      return props.state.filter(`${props.name}_from`) === from && props.state.filter(`${props.name}_to`) === to;
    }) ?? "";
  return (
    <select
      class="select w-full border-line"
      aria-label={`${props.field.label}: ${t().list.period}`}
      onChange={(event) => {
        const preset = presets.find((one) => one === event.currentTarget.value);
        const [from, to] = preset ? period(preset) : ["", ""];
        props.state.set({ [`${props.name}_from`]: from, [`${props.name}_to`]: to });
      }}
    >
      <option value="" selected={chosen() === ""}>
        {t().list.any}
      </option>
      <For each={presets}>
        {(preset) => (
          <option value={preset} selected={chosen() === preset}>
            {t().list.presets[preset]}
          </option>
        )}
      </For>
    </select>
  );
}
