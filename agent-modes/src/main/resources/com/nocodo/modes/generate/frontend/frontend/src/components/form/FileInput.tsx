import { createSignal, Show } from "solid-js";
import { errorText } from "../../lib/errors";
import type { PlainField } from "../../lib/fields";
import { uploadFile, type StoredFile } from "../../lib/files";
import { t } from "../../lib/i18n";
import { Icon } from "../Icon";
import type { ControlProps } from "./Control";

/** Uploads at once and keeps the file's id; an image is shown. */
export function FileInput(props: ControlProps<PlainField>) {
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<string>();
  const [stored, setStored] = createSignal<StoredFile>();
  const fileId = () => props.form.value(props.name);
  let input: HTMLInputElement | undefined;

  const upload = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setBusy(true);
    setError(undefined);
    try {
      const answer = await uploadFile(file);
      setStored(answer);
      props.form.set(props.name, answer.id);
    } catch (reason) {
      setError(errorText(reason));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div class="flex flex-wrap items-center gap-3">
      <Show when={fileId() !== null && props.field.type === "image"}>
        <img
          src={`/api/files/${String(fileId())}`}
          alt={props.field.label}
          class="size-20 rounded-field border border-line object-cover"
        />
      </Show>
      <Show when={fileId() !== null && props.field.type === "file"}>
        <a href={`/api/files/${String(fileId())}`} class="link-quiet wrap-anywhere" download="">
          {stored()?.name ?? t().form.download}
        </a>
      </Show>
      <input
        ref={(element) => (input = element)}
        id={props.id}
        type="file"
        class="sr-only"
        accept={props.field.type === "image" ? "image/*" : undefined}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        onChange={(event) => void upload(event.currentTarget.files?.[0])}
      />
      <button type="button" class="btn btn-outline border-line" disabled={busy()} onClick={() => input?.click()}>
        <Icon name="upload" />
        {busy() ? t().form.uploading : fileId() === null ? t().form.chooseFile : t().form.replaceFile}
      </button>
      <Show when={fileId() !== null}>
        <button
          type="button"
          class="btn btn-ghost btn-square"
          aria-label={t().form.removeFile}
          onClick={() => props.form.set(props.name, null)}
        >
          <Icon name="trash" />
        </button>
      </Show>
      <Show when={error()}>
        <p role="alert" class="w-full text-sm text-error">
          {error()}
        </p>
      </Show>
    </div>
  );
}
