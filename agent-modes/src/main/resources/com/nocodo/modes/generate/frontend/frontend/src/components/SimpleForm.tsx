import { createSignal, createUniqueId, Show, type JSX } from "solid-js";
import { errorText } from "../lib/errors";
import { t } from "../lib/i18n";

interface Props {
  action: string;
  onSubmit(values: Readonly<Record<string, string>>): Promise<void>;
  /** The sentence for a refusal, where the usual one does not do. */
  refusal?: (error: unknown) => string;
  children: JSX.Element;
}

/** A short form that is no record: signing in, changing a password. */
export function SimpleForm(props: Props) {
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<string>();

  const submit = async (form: HTMLFormElement): Promise<void> => {
    if (busy() || !form.reportValidity()) return;
    setBusy(true);
    setError(undefined);
    const values = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    try {
      await props.onSubmit(Object.fromEntries(values));
      form.reset();
    } catch (reason) {
      setError((props.refusal ?? errorText)(reason));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      class="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      {props.children}
      <div role="alert" class="empty:hidden">
        <Show when={error()}>
          <p class="rounded-field border border-error/40 bg-error/8 px-3 py-2">{error()}</p>
        </Show>
      </div>
      <button type="submit" class="btn btn-primary w-full sm:w-auto" disabled={busy()}>
        {busy() ? t().saving : props.action}
      </button>
    </form>
  );
}

interface InputProps {
  name: string;
  label: string;
  type?: "text" | "email" | "password";
  autocomplete?: string;
  help?: string;
  minlength?: number;
  autofocus?: boolean;
}

export function Input(props: InputProps) {
  const id = createUniqueId();
  return (
    <div>
      <label for={id} class="mb-1 block text-sm font-medium">
        {props.label}
      </label>
      <input
        ref={(element) => props.autofocus && queueMicrotask(() => element.focus())}
        id={id}
        name={props.name}
        type={props.type ?? "text"}
        autocomplete={props.autocomplete ?? "off"}
        minlength={props.minlength}
        required
        class="input w-full border-line"
        aria-describedby={props.help ? `${id}-help` : undefined}
      />
      <Show when={props.help}>
        <p id={`${id}-help`} class="mt-1 text-sm text-muted">
          {props.help}
        </p>
      </Show>
    </div>
  );
}
