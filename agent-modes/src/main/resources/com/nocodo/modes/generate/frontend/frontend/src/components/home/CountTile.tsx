import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { openStates, type Entity } from "../../lib/entity";
import { formatNumber, NOTHING } from "../../lib/format";
import { t } from "../../lib/i18n";
import { createLoad } from "../../lib/load";

/** How many records of a kind there are, and how many of them still need work. */
export function CountTile(props: { entity: Entity }) {
  const load = createLoad(
    () => props.entity,
    async (entity, signal) => (await entity.api.list({ page_size: 1 }, signal)).total,
  );
  const states = (): string => openStates(props.entity).join(",");
  const open = createLoad(
    () => (states() === "" ? undefined : props.entity),
    async (entity, signal) =>
      (await entity.api.list({ page_size: 1, [entity.workflow?.field ?? ""]: states() }, signal)).total,
  );
  return (
    <li
      class="panel relative p-4 transition-colors hover:border-primary/50 sm:p-5"
      data-spec={`dashboard:${props.entity.name}`}
    >
      <A href={props.entity.path} class="block text-sm text-muted after:absolute after:inset-0 after:rounded-box">
        {props.entity.plural}
      </A>
      <p class="mt-1 text-2xl font-semibold tracking-tight tabular-nums sm:text-3xl">{count(load.data())}</p>
      <Show when={states() !== ""}>
        <A
          href={`${props.entity.path}?${props.entity.workflow?.field}=${states()}`}
          class="relative z-10 mt-1 inline-flex min-h-6 items-center text-sm text-muted hover:underline"
        >
          {t().home.openWork}: {count(open.data())}
        </A>
      </Show>
    </li>
  );
}

const count = (total: number | undefined): string => (total === undefined ? NOTHING : formatNumber(total, 0));
