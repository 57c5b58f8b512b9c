import { A, useLocation } from "@solidjs/router";
import { createEffect, createSignal, For, on, Show, Suspense, type JSX } from "solid-js";
import { app } from "../lib/app";
import { t } from "../lib/i18n";
import { createLoad } from "../lib/load";
import { listable } from "../lib/navigation";
import { managesUsers } from "../lib/permissions";
import { listReports } from "../lib/reports";
import { signOut, user } from "../lib/session";
import { Icon, type IconName } from "./Icon";
import { Notices } from "./Notices";
import { Skeleton } from "./States";

/** The frame around every page of somebody who is signed in. */
export function Shell(props: { children?: JSX.Element }) {
  const location = useLocation();
  const [menu, setMenu] = createSignal(false);
  const reports = createLoad(
    () => user()?.id,
    (_, signal) => listReports(signal),
  );
  const hasReports = (): boolean => (reports.data()?.length ?? 0) > 0;
  let drawer: HTMLDialogElement | undefined;
  let main: HTMLElement | undefined;

  createEffect(() => (menu() ? drawer?.showModal() : drawer?.close()));
  createEffect(
    on(
      () => location.pathname,
      () => {
        setMenu(false);
        window.scrollTo(0, 0);
      },
      { defer: true },
    ),
  );

  return (
    <div class="min-h-dvh lg:grid lg:grid-cols-[15.5rem_1fr]">
      <a
        href="#main"
        class="btn btn-primary btn-sm fixed start-3 -top-12 z-50 focus:top-3"
        onClick={(event) => {
          event.preventDefault();
          main?.focus();
        }}
      >
        {t().nav.skip}
      </a>
      <aside class="hidden border-e border-line bg-base-100 lg:block">
        <div class="sticky top-0 h-dvh">
          <Navigation hasReports={hasReports()} />
        </div>
      </aside>
      <header class="sticky top-0 z-30 flex h-14 items-center gap-2 border-b border-line bg-base-100 px-2 lg:hidden">
        <button
          type="button"
          class="btn btn-ghost btn-square"
          aria-label={t().nav.menu}
          aria-expanded={menu()}
          onClick={() => setMenu(true)}
        >
          <Icon name="menu" />
        </button>
        <Brand />
      </header>
      <dialog
        ref={(element) => (drawer = element)}
        class="drawer-panel"
        aria-label={t().nav.main}
        onClose={() => setMenu(false)}
      >
        <button
          type="button"
          class="btn btn-ghost btn-sm btn-square absolute end-3 top-3.5"
          aria-label={t().nav.closeMenu}
          onClick={() => setMenu(false)}
        >
          <Icon name="close" />
        </button>
        <Navigation hasReports={hasReports()} />
      </dialog>
      <main ref={(element) => (main = element)} id="main" tabindex="-1" class="min-w-0 outline-none">
        <Suspense fallback={<Skeleton />}>{props.children}</Suspense>
      </main>
      <Notices />
    </div>
  );
}

export function Brand() {
  return (
    <A href="/" class="flex min-h-10 min-w-0 items-center gap-3 rounded-field px-1 font-semibold tracking-tight">
      <img src={app.logo ?? "/icon.svg"} alt="" class="size-8 flex-none rounded-field object-contain" />
      <span class="truncate">{app.name}</span>
    </A>
  );
}

function Navigation(props: { hasReports: boolean }) {
  return (
    <div class="flex h-full flex-col gap-1 overflow-y-auto px-3 py-3.5">
      <div class="mb-3 pe-9 ps-1 lg:pe-0">
        <Brand />
      </div>
      <nav aria-label={t().nav.main} class="flex flex-col gap-0.5">
        <NavLink href="/" icon="home" end>
          {t().nav.dashboard}
        </NavLink>
        <For each={listable()}>
          {(entity) => (
            <NavLink href={entity.path} icon="table" spec={entity.name}>
              {entity.plural}
            </NavLink>
          )}
        </For>
        <Show when={props.hasReports}>
          <NavLink href="/reports" icon="chart">
            {t().nav.reports}
          </NavLink>
        </Show>
        <Show when={managesUsers()}>
          <NavLink href="/users" icon="people">
            {t().nav.users}
          </NavLink>
        </Show>
      </nav>
      <div class="mt-auto flex flex-col gap-0.5 border-t border-line pt-3">
        <NavLink href="/account" icon="person">
          {user()?.name}
        </NavLink>
        <button type="button" class="nav-link cursor-pointer" onClick={() => void signOut()}>
          <Icon name="signOut" />
          {t().nav.signOut}
        </button>
      </div>
    </div>
  );
}

function NavLink(props: { href: string; icon: IconName; end?: boolean; spec?: string; children: JSX.Element }) {
  return (
    <A href={props.href} end={props.end ?? false} class="nav-link" data-spec={props.spec}>
      <Icon name={props.icon} />
      <span class="truncate">{props.children}</span>
    </A>
  );
}
