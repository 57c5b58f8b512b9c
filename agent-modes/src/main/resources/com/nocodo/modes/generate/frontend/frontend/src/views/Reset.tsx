import { A, useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { Entrance } from "../components/Entrance";
import { Input, SimpleForm } from "../components/SimpleForm";
import { linkRefusal } from "../lib/errors";
import { request } from "../lib/http";
import { t } from "../lib/i18n";

/** A new password, by a link that an owner passed on. */
export default function Reset() {
  const [search] = useSearchParams();
  const [done, setDone] = createSignal(false);
  return (
    <Entrance title={t().sign.resetTitle}>
      <Show
        when={!done()}
        fallback={
          <>
            <p role="status">{t().sign.resetDone}</p>
            <A href="/sign-in" class="btn btn-primary mt-5">
              {t().sign.in}
            </A>
          </>
        }
      >
        <SimpleForm
          action={t().save}
          onSubmit={async ({ password = "" }) => {
            await request("POST", "/api/password-reset", { body: { token: String(search["token"] ?? ""), password } });
            setDone(true);
          }}
          refusal={linkRefusal}
        >
          <Input
            name="password"
            type="password"
            label={t().sign.newPassword}
            autocomplete="new-password"
            minlength={10}
            help={t().sign.passwordHelp}
            autofocus
          />
        </SimpleForm>
      </Show>
    </Entrance>
  );
}
