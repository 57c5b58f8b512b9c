import { createSignal, For, Show } from "solid-js";
import { errorText } from "../../lib/errors";
import { request } from "../../lib/http";
import { t } from "../../lib/i18n";
import { createLoad } from "../../lib/load";
import { notify } from "../../lib/notices";
import { CopyBox } from "../CopyBox";
import { Input, SimpleForm } from "../SimpleForm";
import { Loaded } from "../States";

interface Token {
  readonly id: number;
  readonly name: string;
}

/** Keys for programs. A new one is shown once. */
export function ApiTokens() {
  const [fresh, setFresh] = createSignal<string>();
  const load = createLoad(
    () => true,
    (_, signal) => request<{ items: readonly Token[] }>("GET", "/api/tokens", { signal }),
  );
  const revoke = async (token: Token): Promise<void> => {
    try {
      await request("DELETE", `/api/tokens/${token.id}`);
    } catch (error) {
      notify(errorText(error), "error");
    }
    load.reload();
  };
  return (
    <>
      <Loaded load={load} rows={1}>
        {(tokens) => (
          <ul class="mb-4 divide-y divide-line">
            <For each={tokens().items} fallback={<li class="text-muted">{t().account.noTokens}</li>}>
              {(token) => (
                <li class="flex items-center gap-4 py-2.5">
                  <span class="font-medium wrap-anywhere">{token.name}</span>
                  <button
                    type="button"
                    class="btn btn-outline btn-sm ms-auto border-line"
                    onClick={() => void revoke(token)}
                  >
                    {t().account.tokenRevoke}
                  </button>
                </li>
              )}
            </For>
          </ul>
        )}
      </Loaded>
      <Show when={fresh()}>{(token) => <CopyBox text={token()} note={t().account.tokenOnce} />}</Show>
      <SimpleForm
        action={t().account.tokenCreate}
        onSubmit={async ({ name = "" }) => {
          const made = await request<{ token: string }>("POST", "/api/tokens", { body: { name } });
          setFresh(made.token);
          load.reload();
        }}
      >
        <Input name="name" label={t().account.tokenName} />
      </SimpleForm>
    </>
  );
}
