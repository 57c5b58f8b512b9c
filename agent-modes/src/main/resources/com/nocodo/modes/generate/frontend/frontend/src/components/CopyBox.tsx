import { createSignal } from "solid-js";
import { t } from "../lib/i18n";

/** A text to pass on, with a button that copies it. */
export function CopyBox(props: { text: string; note: string }) {
  const [copied, setCopied] = createSignal(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(props.text);
    setCopied(true);
  };
  return (
    <div class="mb-4 rounded-field border border-line bg-base-200 p-3" role="status">
      <p class="text-sm">{props.note}</p>
      <div class="mt-2 flex flex-wrap items-center gap-3">
        <code class="min-w-0 text-sm wrap-anywhere">{props.text}</code>
        <button type="button" class="btn btn-sm btn-outline ms-auto border-line" onClick={() => void copy()}>
          {copied() ? t().account.copied : t().account.copy}
        </button>
      </div>
    </div>
  );
}
