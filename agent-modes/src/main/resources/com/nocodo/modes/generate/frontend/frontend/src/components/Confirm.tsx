import { createSignal, Show, type JSX } from "solid-js";
import { errorText } from "../lib/errors";
import { t } from "../lib/i18n";
import { Dialog } from "./Dialog";

interface Props {
  title: string;
  text: string;
  action: string;
  danger?: boolean;
  cancel?: string;
  onConfirm(): Promise<void> | void;
  onClose(): void;
  /** What to show of a refusal; without it, its sentence. */
  refusal?: (error: unknown) => JSX.Element;
}

/** Asks before something that cannot be taken back, and stays open to say why it was refused. */
export function Confirm(props: Props) {
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<unknown>();

  const confirm = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await props.onConfirm();
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog title={props.title} onClose={() => props.onClose()}>
      <p class="text-muted">{props.text}</p>
      <Show when={error()}>
        {(reason) => (
          <div role="alert" class="mt-4 rounded-field border border-error/40 bg-error/8 px-3 py-2">
            {props.refusal?.(reason()) ?? errorText(reason())}
          </div>
        )}
      </Show>
      <div class="mt-6 flex flex-wrap justify-end gap-2">
        <button type="button" class="btn btn-ghost" onClick={() => props.onClose()}>
          {props.cancel ?? t().cancel}
        </button>
        <button
          type="button"
          class={`btn ${props.danger ? "btn-error" : "btn-primary"}`}
          disabled={busy()}
          onClick={() => void confirm()}
        >
          {props.action}
        </button>
      </div>
    </Dialog>
  );
}
