import { createEffect, type JSX } from "solid-js";
import { app } from "../lib/app";

/** The frame of the pages for people who are not signed in. */
export function Entrance(props: { title: string; text?: string; children: JSX.Element }) {
  createEffect(() => {
    document.title = `${props.title} – ${app.name}`;
  });
  return (
    <main class="grid min-h-dvh place-items-center px-4 py-10">
      <div class="w-full max-w-sm">
        <div class="mb-6 flex items-center gap-3 font-semibold tracking-tight">
          <img src={app.logo ?? "/icon.svg"} alt="" class="size-9 rounded-field object-contain" />
          <span>{app.name}</span>
        </div>
        <div class="panel p-6">
          <h1>{props.title}</h1>
          <p class="mt-1 text-muted empty:hidden">{props.text}</p>
          <div class="mt-5">{props.children}</div>
        </div>
      </div>
    </main>
  );
}
