import { Match, Switch } from "solid-js";
import type { TextField } from "../../lib/fields";
import type { ControlProps } from "./Control";

const types = { email: "email", phone: "tel", url: "url", text: "text" } as const;

const autofill = { email: "email", phone: "tel", url: "url", text: undefined } as const;

/** Words: one line, several, an address of some kind, or a colour. */
export function TextInput(props: ControlProps<TextField>) {
  const text = (): string => String(props.form.value(props.name) ?? "");
  const kind = (): keyof typeof types => {
    const type = props.field.type;
    return type === "email" || type === "phone" || type === "url" ? type : "text";
  };
  const set = (typed: string): void => props.form.set(props.name, typed === "" ? null : typed);
  return (
    <Switch
      fallback={
        <input
          id={props.id}
          type={types[kind()]}
          class="input w-full border-line"
          classList={{ "input-error": props.invalid }}
          value={text()}
          maxlength={props.field.maxLength}
          placeholder={props.field.example}
          autocomplete={autofill[kind()]}
          aria-required={props.field.required}
          aria-invalid={props.invalid}
          aria-describedby={props.describedBy}
          onInput={(event) => set(event.currentTarget.value)}
          onBlur={() => props.form.check(props.name)}
        />
      }
    >
      <Match when={props.field.type === "long_text"}>
        <textarea
          id={props.id}
          rows={4}
          class="textarea w-full border-line"
          classList={{ "textarea-error": props.invalid }}
          value={text()}
          maxlength={props.field.maxLength}
          aria-required={props.field.required}
          aria-invalid={props.invalid}
          aria-describedby={props.describedBy}
          onInput={(event) => set(event.currentTarget.value)}
          onBlur={() => props.form.check(props.name)}
        />
      </Match>
      <Match when={props.field.type === "colour"}>
        <div class="flex items-center gap-3">
          <input
            id={props.id}
            type="color"
            class="h-10 w-14 cursor-pointer rounded-field border border-line bg-base-100 p-1"
            value={text() || "#888888"}
            aria-invalid={props.invalid}
            aria-describedby={props.describedBy}
            onInput={(event) => set(event.currentTarget.value)}
          />
          <span class="text-muted tabular-nums">{text()}</span>
        </div>
      </Match>
    </Switch>
  );
}
