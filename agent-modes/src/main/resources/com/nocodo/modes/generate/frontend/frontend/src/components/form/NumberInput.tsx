import { createEffect, createSignal, on, Show } from "solid-js";
import type { MoneyField, NumberField, Value } from "../../lib/fields";
import { locale } from "../../lib/i18n";
import { moneyInput, parseMoney, parseNumber } from "../../lib/money";
import type { ControlProps } from "./Control";

/** A number as the person's language writes it; money in its currency, stored in minor units. */
export function NumberInput(props: ControlProps<NumberField | MoneyField>) {
  const shown = (value: Value): string => {
    if (typeof value !== "number" || Number.isNaN(value)) return "";
    if (props.field.type === "money") return moneyInput(value, props.field.currency);
    return new Intl.NumberFormat(locale(), { useGrouping: false, maximumFractionDigits: 10 }).format(value);
  };
  const parse = (typed: string): number =>
    props.field.type === "money" ? parseMoney(typed, props.field.currency) : parseNumber(typed);
  const [text, setText] = createSignal(shown(props.form.value(props.name)));
  let typing = false;
  createEffect(
    on(
      () => props.form.value(props.name),
      (value) => {
        if (!typing) setText(shown(value));
      },
      { defer: true },
    ),
  );
  const unit = (): string | undefined => {
    if (props.field.type === "percent") return "%";
    return props.field.type === "money" ? currencySign(props.field.currency) : undefined;
  };

  return (
    <div class="input w-full border-line" classList={{ "input-error": props.invalid }}>
      <input
        id={props.id}
        type="text"
        inputmode={props.field.type === "integer" ? "numeric" : "decimal"}
        class="tabular-nums"
        value={text()}
        autocomplete="off"
        aria-required={props.field.required}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        onInput={(event) => {
          typing = true;
          const typed = event.currentTarget.value;
          setText(typed);
          props.form.set(props.name, typed.trim() === "" ? null : parse(typed));
        }}
        onBlur={() => {
          typing = false;
          const value = props.form.value(props.name);
          if (typeof value === "number" && !Number.isNaN(value)) setText(shown(value));
          props.form.check(props.name);
        }}
      />
      <Show when={unit()}>
        <span class="text-muted">{unit()}</span>
      </Show>
    </div>
  );
}

function currencySign(currency: string): string {
  const parts = new Intl.NumberFormat(locale(), { style: "currency", currency }).formatToParts(0);
  return parts.find((part) => part.type === "currency")?.value ?? currency;
}
