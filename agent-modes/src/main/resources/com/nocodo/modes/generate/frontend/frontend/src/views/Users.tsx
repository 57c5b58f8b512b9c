import { createSignal, For, Show } from "solid-js";
import { CopyBox } from "../components/CopyBox";
import { Dialog } from "../components/Dialog";
import { Icon } from "../components/Icon";
import { Page } from "../components/Page";
import { InviteForm } from "../components/people/InviteForm";
import { PersonRow } from "../components/people/PersonRow";
import { Loaded } from "../components/States";
import { t } from "../lib/i18n";
import { createLoad } from "../lib/load";
import { listPeople, listRoles, type ResetLink } from "../lib/people";
import { formatDateTime } from "../lib/time";

/** Who may use the app, and as what. */
export default function Users() {
  const [inviting, setInviting] = createSignal(false);
  const [link, setLink] = createSignal<ResetLink>();
  const [page, setPage] = createSignal(1);
  const people = createLoad(
    () => ({ page: page(), page_size: 50 }),
    (query, signal) => listPeople(query, signal),
  );
  const roles = createLoad(
    () => true,
    (_, signal) => listRoles(signal),
  );

  return (
    <Page
      title={t().nav.users}
      aside={<span class="text-muted tabular-nums">{people.data()?.total}</span>}
      actions={
        <button type="button" class="btn btn-primary" onClick={() => setInviting(true)}>
          <Icon name="plus" />
          {t().people.invite}
        </button>
      }
    >
      <section class="panel overflow-hidden" aria-label={t().nav.users}>
        <Loaded load={people}>
          {(shown) => (
            <>
              <ul class="divide-y divide-line">
                <For each={shown().items}>
                  {(person) => (
                    <PersonRow
                      person={person}
                      roles={roles.data() ?? []}
                      onChanged={() => people.reload()}
                      onResetLink={setLink}
                    />
                  )}
                </For>
              </ul>
              <Show when={shown().total > shown().page_size}>
                <nav aria-label={t().list.pages} class="flex justify-end gap-2 border-t border-line px-4 py-2.5">
                  <button
                    type="button"
                    class="btn btn-outline btn-sm border-line"
                    disabled={page() === 1}
                    onClick={() => setPage(page() - 1)}
                  >
                    {t().list.previous}
                  </button>
                  <button
                    type="button"
                    class="btn btn-outline btn-sm border-line"
                    disabled={page() * shown().page_size >= shown().total}
                    onClick={() => setPage(page() + 1)}
                  >
                    {t().list.next}
                  </button>
                </nav>
              </Show>
            </>
          )}
        </Loaded>
      </section>
      <Show when={inviting()}>
        <Dialog title={t().people.invite} onClose={() => setInviting(false)}>
          <InviteForm
            roles={roles.data() ?? []}
            onInvited={() => {
              setInviting(false);
              people.reload();
            }}
          />
        </Dialog>
      </Show>
      <Show when={link()}>
        {(reset) => (
          <Dialog title={t().people.resetLink} onClose={() => setLink(undefined)}>
            <CopyBox text={location.origin + reset().path} note={t().people.resetText} />
            <p class="text-sm text-muted">{t().people.resetUntil(formatDateTime(reset().expires_at))}</p>
          </Dialog>
        )}
      </Show>
    </Page>
  );
}
