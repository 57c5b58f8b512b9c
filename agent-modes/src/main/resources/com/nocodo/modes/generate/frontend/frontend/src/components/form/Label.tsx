import { Show } from "solid-js";
import { t } from "../../lib/i18n";

/** What an input is called; of a group of inputs, the group's name. */
export function Label(props: { id: string; for: string | undefined; text: string; required: true | undefined }) {
  const content = (
    <>
      {props.text}
      <Show when={props.required}>
        <span class="text-error" aria-hidden="true">
          {" *"}
        </span>
        <span class="sr-only"> ({t().required})</span>
      </Show>
    </>
  );
  return (
    <Show
      when={props.for}
      fallback={
        <span id={`${props.id}-label`} class="mb-1 block text-sm font-medium">
          {content}
        </span>
      }
    >
      <label id={`${props.id}-label`} for={props.for} class="mb-1 block text-sm font-medium">
        {content}
      </label>
    </Show>
  );
}
