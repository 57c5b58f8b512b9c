import { createSignal, onCleanup, onMount, Show, type JSX } from "solid-js";
import type { Form } from "../../lib/form";
import { t } from "../../lib/i18n";
import { Confirm } from "../Confirm";
import { Dialog, useClosing } from "../Dialog";
import { UnsavedGuard } from "./UnsavedGuard";

/** The frame of a form: fields in a grid, messages, and what to do with it. Ctrl+Enter saves. */
export function FormShell(props: { form: Form; children: JSX.Element }) {
  const form = props.form;
  const [leaving, setLeaving] = createSignal(false);
  let element: HTMLFormElement | undefined;
  const cancel = (): void => {
    if (form.isDirty()) setLeaving(true);
    else form.cancel();
  };
  useClosing()(cancel);

  onMount(() => {
    const first = element?.querySelector<HTMLElement>("input:not([type=hidden]):not([type=file]), select, textarea");
    first?.focus({ preventScroll: true });
  });
  const warn = (event: BeforeUnloadEvent): void => {
    if (form.isDirty()) event.preventDefault();
  };
  window.addEventListener("beforeunload", warn);
  onCleanup(() => window.removeEventListener("beforeunload", warn));

  return (
    <form
      ref={(node) => (element = node)}
      id={form.id}
      noValidate
      aria-busy={form.isBusy()}
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void form.submit();
      }}
    >
      <p class="mb-4 text-sm text-muted">{t().form.legend}</p>
      <div class="grid gap-x-5 gap-y-4 sm:grid-cols-2">{props.children}</div>
      <div role="alert" class="mt-5 empty:hidden">
        <Show when={form.problem() ?? (form.errorCount() > 0 ? t().form.fix(form.errorCount()) : undefined)}>
          {(text) => <p class="rounded-field border border-error/40 bg-error/8 px-3 py-2">{text()}</p>}
        </Show>
      </div>
      <div class="mt-6 flex flex-wrap justify-end gap-2">
        <button type="button" class="btn btn-ghost" onClick={cancel}>
          {t().cancel}
        </button>
        <button type="submit" class="btn btn-primary" disabled={form.isBusy()}>
          {form.isBusy() ? t().saving : t().save}
        </button>
      </div>
      <Show when={leaving()}>
        <Confirm
          title={t().form.unsavedTitle}
          text={t().form.unsavedText}
          action={t().form.leave}
          cancel={t().form.stay}
          danger
          onConfirm={() => {
            form.abandon();
            form.cancel();
          }}
          onClose={() => setLeaving(false)}
        />
      </Show>
      <Show when={form.conflict()}>
        <Dialog title={t().form.conflictTitle} onClose={() => form.closeConflict()}>
          <p class="text-muted">{t().form.conflictText}</p>
          <div class="mt-6 flex flex-wrap justify-end gap-2">
            <button type="button" class="btn btn-ghost" onClick={() => void form.reloadTheirs()}>
              {t().form.reload}
            </button>
            <button type="button" class="btn btn-primary" onClick={() => void form.keepMine()}>
              {t().form.keepMine}
            </button>
          </div>
        </Dialog>
      </Show>
      <UnsavedGuard form={form} />
    </form>
  );
}
