import { useBeforeLeave, type BeforeLeaveEventArgs } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { Form } from "../../lib/form";
import { t } from "../../lib/i18n";
import { Confirm } from "../Confirm";

/** Asks before a link leads away from what was not saved. */
export function UnsavedGuard(props: { form: Form }) {
  const [leave, setLeave] = createSignal<BeforeLeaveEventArgs>();
  useBeforeLeave((event) => {
    if (!props.form.isDirty() || event.defaultPrevented) return;
    event.preventDefault();
    setLeave(event);
  });
  return (
    <Show when={leave()}>
      {(event) => (
        <Confirm
          title={t().form.unsavedTitle}
          text={t().form.unsavedText}
          action={t().form.leave}
          cancel={t().form.stay}
          danger
          onConfirm={() => event().retry(true)}
          onClose={() => setLeave(undefined)}
        />
      )}
    </Show>
  );
}
