import { A } from "@solidjs/router";
import { createEffect, Show, type JSX } from "solid-js";
import { app } from "../lib/app";
import { Icon } from "./Icon";

interface Props {
  title: string;
  /** Beside the title: a count, a state. */
  aside?: JSX.Element;
  actions?: JSX.Element;
  back?: { href: string; label: string };
  narrow?: boolean;
  /** What of the spec the page shows. */
  spec?: string | undefined;
  children: JSX.Element;
}

/** A page with its heading. The heading is the document's title too. */
export function Page(props: Props) {
  createEffect(() => {
    document.title = props.title === app.name ? app.name : `${props.title} – ${app.name}`;
  });

  return (
    <div class="page" classList={{ "max-w-4xl!": props.narrow }} data-spec={props.spec}>
      <Show when={props.back}>
        {(back) => (
          <A
            href={back().href}
            class="mb-2 inline-flex min-h-6 items-center gap-1.5 text-sm text-muted hover:text-base-content"
          >
            <Icon name="back" class="size-4! rtl:rotate-180" />
            {back().label}
          </A>
        )}
      </Show>
      <header class="mb-5 flex flex-wrap items-center gap-x-4 gap-y-3">
        <div class="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 class="wrap-anywhere">{props.title}</h1>
          {props.aside}
        </div>
        <div class="ms-auto flex flex-wrap gap-2 empty:hidden">{props.actions}</div>
      </header>
      {props.children}
    </div>
  );
}
