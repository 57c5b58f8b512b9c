import { For, Show } from "solid-js";
import { errorText } from "../../lib/errors";
import { t } from "../../lib/i18n";
import { notify } from "../../lib/notices";
import { changePerson, resetLink, type Person, type ResetLink, type RoleOption } from "../../lib/people";
import { user } from "../../lib/session";
import { formatDateTime } from "../../lib/time";

interface Props {
  person: Person;
  roles: readonly RoleOption[];
  onChanged(): void;
  onResetLink(link: ResetLink): void;
}

export function PersonRow(props: Props) {
  const isMe = (): boolean => props.person.id === user()?.id;
  const attempt = async (action: () => Promise<unknown>): Promise<void> => {
    try {
      await action();
    } catch (error) {
      notify(errorText(error), "error");
    }
    props.onChanged();
  };
  const change = (part: Parameters<typeof changePerson>[1]): Promise<void> =>
    attempt(() => changePerson(props.person.id, part));

  return (
    <li class="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <div class="min-w-0 flex-1 basis-56">
        <p class="font-medium wrap-anywhere">
          {props.person.name}
          <Show when={isMe()}>
            <span class="font-normal text-muted"> ({t().people.you})</span>
          </Show>
          <Show when={!props.person.active}>
            <span class="badge-tone tone-neutral ms-2">{t().people.inactive}</span>
          </Show>
        </p>
        <p class="text-sm wrap-anywhere text-muted">
          {props.person.email} · {t().people.lastLogin}:{" "}
          {props.person.last_login_at ? formatDateTime(props.person.last_login_at) : t().people.never}
        </p>
      </div>
      <select
        class="select select-sm w-auto border-line"
        aria-label={`${t().people.role}: ${props.person.name}`}
        disabled={isMe()}
        onChange={(event) => void change({ role: event.currentTarget.value })}
      >
        <For each={props.roles}>
          {(role) => (
            <option value={role.id} selected={role.id === props.person.role}>
              {role.label}
            </option>
          )}
        </For>
      </select>
      <Show when={!isMe()}>
        <button
          type="button"
          class="btn btn-ghost btn-sm"
          onClick={() => void attempt(async () => props.onResetLink(await resetLink(props.person.id)))}
        >
          {t().people.resetLink}
        </button>
        <button
          type="button"
          class="btn btn-ghost btn-sm"
          onClick={() => void change({ active: !props.person.active })}
        >
          {props.person.active ? t().people.deactivate : t().people.activate}
        </button>
      </Show>
    </li>
  );
}
