import { For, Match, Switch, type Accessor, type JSX } from "solid-js";
import { errorText } from "../lib/errors";
import { t } from "../lib/i18n";
import type { Load } from "../lib/load";
import { Icon, type IconName } from "./Icon";

/** Says that there is nothing, and what to do next. */
export function Empty(props: { icon?: IconName; title: string; text: string; children?: JSX.Element }) {
  return (
    <div class="flex flex-col items-center px-6 py-14 text-center">
      <span class="mb-4 grid size-12 place-items-center rounded-full bg-base-200 text-muted">
        <Icon name={props.icon ?? "inbox"} />
      </span>
      <h2>{props.title}</h2>
      <p class="mt-1 max-w-sm text-muted">{props.text}</p>
      <div class="mt-5 empty:hidden">{props.children}</div>
    </div>
  );
}

export function Failure(props: { error: unknown; onRetry(): void }) {
  return (
    <div role="alert" class="flex flex-col items-center px-6 py-14 text-center">
      <span class="mb-4 grid size-12 place-items-center rounded-full bg-error/10 text-error">
        <Icon name="alert" />
      </span>
      <p class="max-w-sm">{errorText(props.error)}</p>
      <button type="button" class="btn btn-outline btn-sm mt-5" onClick={() => props.onRetry()}>
        {t().retry}
      </button>
    </div>
  );
}

export function Skeleton(props: { rows?: number }) {
  return (
    <div class="space-y-4 p-5" role="status">
      <span class="sr-only">{t().loading}</span>
      <For each={Array.from({ length: props.rows ?? 5 })}>
        {() => (
          <div class="flex gap-6">
            <div class="skeleton h-4 w-1/3" />
            <div class="skeleton h-4 w-1/5" />
            <div class="skeleton h-4 w-1/4" />
          </div>
        )}
      </For>
    </div>
  );
}

/** Shows data once it is there; until then a skeleton, or what went wrong with a way to try again. */
export function Loaded<T>(props: {
  load: Load<T>;
  rows?: number;
  children: (data: Accessor<NonNullable<T>>) => JSX.Element;
}) {
  return (
    <Switch fallback={<Skeleton rows={props.rows} />}>
      <Match when={props.load.error()}>
        {(error) => <Failure error={error()} onRetry={() => props.load.reload()} />}
      </Match>
      <Match when={props.load.data()}>
        {(data) => (
          <div
            class="transition-opacity"
            classList={{ "opacity-60": props.load.loading() }}
            aria-busy={props.load.loading()}
          >
            {props.children(data)}
          </div>
        )}
      </Match>
    </Switch>
  );
}
