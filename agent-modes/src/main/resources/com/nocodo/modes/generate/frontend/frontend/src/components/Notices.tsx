import { For } from "solid-js";
import { t } from "../lib/i18n";
import { dismiss, notices } from "../lib/notices";
import { Icon } from "./Icon";

/** What was said in passing, at the foot of the page. */
export function Notices() {
  return (
    <div
      class="pointer-events-none fixed inset-x-4 bottom-4 z-50 flex flex-col items-center gap-2"
      role="status"
      aria-live="polite"
    >
      <For each={notices()}>
        {(notice) => (
          <div class="pointer-events-auto flex max-w-lg items-center gap-3 rounded-box bg-neutral py-2 ps-4 pe-2 text-neutral-content shadow-lg">
            <Icon name={notice.tone === "error" ? "alert" : "check"} />
            <span>{notice.text}</span>
            <button
              type="button"
              class="btn btn-ghost btn-xs btn-square"
              aria-label={t().close}
              onClick={() => dismiss(notice.id)}
            >
              <Icon name="close" />
            </button>
          </div>
        )}
      </For>
    </div>
  );
}
