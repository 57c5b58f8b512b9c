import { t } from "../../lib/i18n";
import type { NumberField, Value } from "../../lib/fields";
import type { ControlProps } from "./Control";

/** Hours and minutes, stored as minutes. */
export function DurationInput(props: ControlProps<NumberField>) {
  const minutes = (): number | undefined => {
    const value: Value = props.form.value(props.name);
    return typeof value === "number" && !Number.isNaN(value) ? value : undefined;
  };
  const hours = (): number | undefined => {
    const all = minutes();
    return all === undefined ? undefined : Math.floor(all / 60);
  };
  const rest = (): number | undefined => {
    const all = minutes();
    return all === undefined ? undefined : all % 60;
  };
  let hourInput: HTMLInputElement | undefined;
  let minuteInput: HTMLInputElement | undefined;
  const read = (): void => {
    const typed = [hourInput?.value ?? "", minuteInput?.value ?? ""];
    const [h, m] = typed.map(Number);
    props.form.set(props.name, typed.every((text) => text === "") ? null : (h ?? 0) * 60 + (m ?? 0));
  };
  return (
    <div class="flex gap-2" role="group" aria-labelledby={`${props.id}-label`}>
      <label class="input w-full border-line" classList={{ "input-error": props.invalid }}>
        <input
          ref={(element) => (hourInput = element)}
          id={props.id}
          type="number"
          min="0"
          value={hours() ?? ""}
          aria-label={`${props.field.label}: ${t().form.hours}`}
          aria-required={props.field.required}
          aria-invalid={props.invalid}
          aria-describedby={props.describedBy}
          onChange={read}
        />
        <span class="text-muted">{t().hoursShort}</span>
      </label>
      <label class="input w-full border-line" classList={{ "input-error": props.invalid }}>
        <input
          ref={(element) => (minuteInput = element)}
          type="number"
          min="0"
          step="5"
          value={rest() ?? ""}
          aria-label={`${props.field.label}: ${t().form.minutes}`}
          aria-invalid={props.invalid}
          onChange={read}
        />
        <span class="text-muted">{t().minutesShort}</span>
      </label>
    </div>
  );
}
