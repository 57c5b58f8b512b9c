import { createUniqueId, onMount, type JSX } from "solid-js";
import { Portal } from "solid-js/web";
import { t } from "../lib/i18n";
import { Icon } from "./Icon";

interface Props {
  title: string;
  onClose(): void;
  wide?: boolean;
  children: JSX.Element;
}

/** A modal dialog; Escape and the cross ask to close it. Focus goes in, stays in, and comes back. */
export function Dialog(props: Props) {
  const titleId = createUniqueId();
  let dialog: HTMLDialogElement | undefined;
  onMount(() => dialog?.showModal());

  return (
    <Portal>
      <dialog
        ref={(element) => (dialog = element)}
        class="modal modal-bottom sm:modal-middle"
        aria-labelledby={titleId}
        onCancel={(event) => {
          event.preventDefault();
          props.onClose();
        }}
        onKeyDown={(event) => event.stopPropagation()}
      >
        <div class={`modal-box p-0 ${props.wide ? "sm:max-w-3xl" : "sm:max-w-md"}`}>
          <header class="flex items-start justify-between gap-4 px-6 pt-5">
            <h2 id={titleId}>{props.title}</h2>
            <button
              type="button"
              class="btn btn-ghost btn-sm btn-square -me-2"
              aria-label={t().close}
              onClick={() => props.onClose()}
            >
              <Icon name="close" />
            </button>
          </header>
          <div class="px-6 pt-3 pb-6">{props.children}</div>
        </div>
      </dialog>
    </Portal>
  );
}
