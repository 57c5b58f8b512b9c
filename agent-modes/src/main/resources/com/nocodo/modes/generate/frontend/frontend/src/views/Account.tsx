import type { JSX } from "solid-js";
import { ApiTokens } from "../components/account/ApiTokens";
import { PasswordForm } from "../components/account/PasswordForm";
import { Preferences } from "../components/account/Preferences";
import { Sessions } from "../components/account/Sessions";
import { Page } from "../components/Page";
import { t } from "../lib/i18n";
import { user } from "../lib/session";

/** The person's own account. */
export default function Account() {
  return (
    <Page title={t().nav.account} aside={<span class="text-muted">{user()?.email}</span>} narrow>
      <div class="space-y-6">
        <Section title={t().account.preferences}>
          <Preferences />
        </Section>
        <Section title={t().account.password}>
          <PasswordForm />
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
