import { Show, type JSX } from "solid-js";
import { ApiTokens } from "../components/account/ApiTokens";
import { Preferences } from "../components/account/Preferences";
import { Sessions } from "../components/account/Sessions";
import { Page } from "../components/Page";
import { Input, SimpleForm } from "../components/SimpleForm";
import { errorText } from "../lib/errors";
import { ApiError } from "../lib/http";
import { t } from "../lib/i18n";
import { notify } from "../lib/notices";
import { changePassword, user } from "../lib/session";

/** The person's own account. */
export default function Account() {
  return (
    <Page title={t().nav.account} aside={<span class="text-muted">{user()?.email}</span>} narrow>
      <div class="space-y-6">
        <Section title={t().account.preferences}>
          <Preferences />
        </Section>
        <Section title={t().account.password}>
          <Show when={user()?.must_change_password}>
            <p class="mb-4 rounded-field border border-warning/40 bg-warning/8 px-3 py-2">{t().sign.mustChange}</p>
          </Show>
          <SimpleForm
            action={t().account.change}
            onSubmit={async ({ current = "", replacement = "" }) => {
              await changePassword(current, replacement);
              notify(t().account.changed);
            }}
            refusal={(error) =>
              error instanceof ApiError && error.issues.some((issue) => issue.field === "current")
                ? t().account.wrongPassword
                : errorText(error)
            }
          >
            <div class="grid gap-4 sm:grid-cols-2">
              <Input name="current" type="password" label={t().sign.currentPassword} autocomplete="current-password" />
              <Input
                name="replacement"
                type="password"
                label={t().sign.newPassword}
                autocomplete="new-password"
                minlength={10}
                help={t().sign.passwordHelp}
              />
            </div>
          </SimpleForm>
        </Section>
        <Section title={t().account.sessions}>
          <Sessions />
        </Section>
        <Section title={t().account.tokens} text={t().account.tokensText}>
          <ApiTokens />
        </Section>
      </div>
    </Page>
  );
}

function Section(props: { title: string; text?: string; children: JSX.Element }) {
  return (
    <section class="panel p-5 sm:p-6" aria-label={props.title}>
      <h2>{props.title}</h2>
      <p class="text-sm text-muted empty:hidden">{props.text}</p>
      <div class="mt-4">{props.children}</div>
    </section>
  );
}
