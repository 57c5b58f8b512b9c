import { createEffect, onCleanup } from "solid-js";
import { Icon } from "../Icon";

const PAUSE_MILLIS = 300;

/** Searches once the person stops typing. */
export function SearchBox(props: { label: string; value: string; onSearch(text: string): void }) {
  let input: HTMLInputElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (text: string): void => {
    clearTimeout(timer);
    timer = setTimeout(() => props.onSearch(text.trim()), PAUSE_MILLIS);
  };
  onCleanup(() => clearTimeout(timer));
  // The address follows the typing a little later; it must not take back what was typed meanwhile.
  createEffect(() => {
    const value = props.value;
    if (input && document.activeElement !== input) input.value = value;
  });

  return (
    <label class="input min-w-48 flex-1 border-line sm:max-w-sm">
      <Icon name="search" class="text-muted" />
      <input
        type="search"
        aria-label={props.label}
        placeholder={props.label}
        ref={(element) => (input = element)}
        onInput={(event) => later(event.currentTarget.value)}
      />
    </label>
  );
}
