import { createContext, createSignal, createUniqueId, onCleanup, onMount, useContext, type JSX } from "solid-js";
import { Portal } from "solid-js/web";
import { t } from "../lib/i18n";
import { Icon } from "./Icon";

/** Lets a form in a dialog decide what closing means, so that nothing typed is lost by accident. */
const Closing = createContext<(close: () => void) => void>(() => undefined);

export const useClosing = (): ((close: () => void) => void) => useContext(Closing);

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
  const [ask, setAsk] = createSignal<() => void>();
  const close = (): void => (ask() ?? props.onClose)();
  onMount(() => dialog?.showModal());
  const before = document.activeElement;
  onCleanup(() => {
    dialog?.close();
    queueMicrotask(() => before instanceof HTMLElement && before.focus());
  });

  return (
    <Portal>
      <dialog
        ref={(element) => (dialog = element)}
        class="modal modal-bottom sm:modal-middle"
        aria-labelledby={titleId}
        onCancel={(event) => {
          event.preventDefault();
          close();
        }}
        onKeyDown={(event) => event.stopPropagation()}
      >
        <div class={`modal-box p-0 ${props.wide ? "sm:max-w-3xl" : "sm:max-w-md"}`}>
          <header class="flex items-start justify-between gap-4 px-6 pt-5">
            <h2 id={titleId}>{props.title}</h2>
            <button type="button" class="btn btn-ghost btn-sm btn-square -me-2" aria-label={t().close} onClick={close}>
              <Icon name="close" />
            </button>
          </header>
          <div class="px-6 pt-3 pb-6">
            <Closing.Provider value={(decide) => setAsk(() => decide)}>{props.children}</Closing.Provider>
          </div>
        </div>
      </dialog>
    </Portal>
  );
}
