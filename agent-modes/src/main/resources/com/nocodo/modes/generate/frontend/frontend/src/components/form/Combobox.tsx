import { createEffect, createSignal, createUniqueId, For, on, onCleanup, Show, type JSX } from "solid-js";
import type { Option } from "../../lib/entity";
import { t } from "../../lib/i18n";
import { Icon } from "../Icon";

interface Props {
  id?: string;
  label: string;
  multiple?: boolean;
  value: readonly Option[];
  search(text: string, signal: AbortSignal): Promise<readonly Option[]>;
  onChange(options: readonly Option[]): void;
  onCreate?: ((typed: string) => void) | undefined;
  createLabel: string;
  required?: boolean;
  invalid?: boolean;
  describedBy?: string;
}

const PAUSE_MILLIS = 200;

/** A text box with a list of hits below it, after the ARIA pattern of that name. Arrow keys, Enter, Escape and Backspace work. */
export function Combobox(props: Props) {
  const listId = createUniqueId();
  const [text, setText] = createSignal("");
  const [open, setOpen] = createSignal(false);
  const [active, setActive] = createSignal(0);
  const [options, setOptions] = createSignal<readonly Option[]>([]);
  const [loading, setLoading] = createSignal(false);
  let input: HTMLInputElement | undefined;

  createEffect(
    on([open, text], ([isOpen, typed]) => {
      if (!isOpen) return;
      const abort = new AbortController();
      const timer = setTimeout(() => void find(typed, abort.signal), typed === "" ? 0 : PAUSE_MILLIS);
      onCleanup(() => {
        clearTimeout(timer);
        abort.abort();
      });
    }),
  );

  async function find(typed: string, signal: AbortSignal): Promise<void> {
    setLoading(true);
    const found = await props.search(typed.trim(), signal).catch(() => []);
    if (signal.aborted) return;
    setOptions(found);
    setActive(0);
    setLoading(false);
  }

  const isChosen = (option: Option): boolean => props.value.some((chosen) => chosen.id === option.id);
  const offered = (): readonly Option[] =>
    props.multiple ? options().filter((option) => !isChosen(option)) : options();
  const rows = (): number => offered().length + (props.onCreate ? 1 : 0);
  const optionId = (index: number): string => `${listId}-${index}`;

  function close(): void {
    setOpen(false);
    setText("");
  }

  function pick(index: number): void {
    const option = offered()[index];
    if (option) {
      props.onChange(props.multiple ? [...props.value, option] : [option]);
      close();
      input?.focus();
    } else if (props.onCreate && index === offered().length) {
      const typed = text();
      close();
      props.onCreate(typed);
    }
  }

  function remove(option: Option): void {
    props.onChange(props.value.filter((chosen) => chosen.id !== option.id));
    input?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open()) setOpen(true);
      else setActive((index) => (index + (event.key === "ArrowDown" ? 1 : rows() - 1)) % Math.max(rows(), 1));
    } else if (event.key === "Enter" && open() && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (!loading()) pick(active());
    } else if (event.key === "Escape" && open()) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Backspace" && text() === "") {
      const last = props.value.at(-1);
      if (last) remove(last);
    }
  }

  const single = (): Option | undefined => (props.multiple ? undefined : props.value[0]);

  return (
    <div
      class="relative"
      onFocusOut={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && close()}
    >
      <div
        class="input h-auto min-h-(--size) w-full flex-wrap gap-1.5 border-line py-1"
        classList={{ "input-error": props.invalid }}
      >
        <Show when={props.multiple}>
          <For each={props.value}>
            {(option) => (
              <span class="inline-flex max-w-full items-center gap-1 rounded-selector bg-base-200 py-0.5 ps-2 pe-0.5 text-sm">
                <span class="truncate">{option.label}</span>
                <button
                  type="button"
                  class="btn btn-ghost btn-xs btn-square"
                  aria-label={t().remove(option.label)}
                  onClick={() => remove(option)}
                >
                  <Icon name="close" class="size-3.5!" />
                </button>
              </span>
            )}
          </For>
        </Show>
        <input
          ref={(element) => (input = element)}
          id={props.id}
          type="text"
          role="combobox"
          class="min-w-24 flex-1"
          autocomplete="off"
          aria-label={props.id ? undefined : props.label}
          aria-autocomplete="list"
          aria-expanded={open()}
          aria-controls={open() ? listId : undefined}
          aria-activedescendant={open() && rows() > 0 ? optionId(active()) : undefined}
          aria-required={props.required}
          aria-invalid={props.invalid}
          aria-describedby={props.describedBy}
          placeholder={single() || props.value.length > 0 ? "" : t().form.searchToChoose}
          value={open() ? text() : (single()?.label ?? "")}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setOpen(true);
          }}
          onClick={() => setOpen(true)}
          onKeyDown={onKeyDown}
        />
        <Show when={single()} fallback={<Icon name="chevron" class="size-4! text-muted" />}>
          {(option) => (
            <button
              type="button"
              class="btn btn-ghost btn-xs btn-square"
              aria-label={t().form.clear(props.label)}
              onClick={() => remove(option())}
            >
              <Icon name="close" class="size-3.5!" />
            </button>
          )}
        </Show>
      </div>
      <Show when={open()}>
        <ul
          id={listId}
          role="listbox"
          aria-label={props.label}
          aria-busy={loading()}
          class="panel absolute inset-x-0 top-full z-40 mt-1 max-h-64 overflow-y-auto p-1 shadow-lg"
          onMouseDown={(event) => event.preventDefault()}
        >
          <For each={offered()}>
            {(option, index) => (
              <OptionRow
                id={optionId(index())}
                active={index() === active()}
                chosen={isChosen(option)}
                onPick={() => pick(index())}
              >
                {option.label}
              </OptionRow>
            )}
          </For>
          <Show when={rows() === 0 || (offered().length === 0 && !loading())}>
            <li role="option" aria-selected="false" aria-disabled="true" class="px-3 py-1.5 text-muted">
              {loading() ? t().loading : t().form.noOptions}
            </li>
          </Show>
          <Show when={props.onCreate}>
            <OptionRow
              id={optionId(offered().length)}
              active={active() === offered().length}
              chosen={false}
              onPick={() => pick(offered().length)}
            >
              <span class="flex items-center gap-2 text-primary">
                <Icon name="plus" class="size-4!" />
                {props.createLabel}
              </span>
            </OptionRow>
          </Show>
        </ul>
      </Show>
    </div>
  );
}

function OptionRow(props: { id: string; active: boolean; chosen: boolean; onPick(): void; children: JSX.Element }) {
  let row: HTMLLIElement | undefined;
  createEffect(() => props.active && row?.scrollIntoView({ block: "nearest" }));
  return (
    <li
      ref={(element) => (row = element)}
      id={props.id}
      role="option"
      aria-selected={props.chosen}
      class="min-h-8 cursor-pointer rounded-selector px-3 py-1.5"
      classList={{ "bg-base-200": props.active, "font-medium": props.chosen }}
      onClick={() => props.onPick()}
    >
      {props.children}
    </li>
  );
}
