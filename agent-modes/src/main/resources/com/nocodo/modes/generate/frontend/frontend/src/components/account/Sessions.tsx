import { For, Show } from "solid-js";
import { errorText } from "../../lib/errors";
import { request } from "../../lib/http";
import { t } from "../../lib/i18n";
import { createLoad } from "../../lib/load";
import { notify } from "../../lib/notices";
import { formatDateTime } from "../../lib/time";
import { Loaded } from "../States";

interface SignedIn {
  readonly id: number | string;
  readonly last_seen_at: string;
  readonly user_agent: string | null;
  readonly current: boolean;
}

/** Everywhere this person is signed in, with a way to end it. */
export function Sessions() {
  const load = createLoad(
    () => true,
    (_, signal) => request<{ items: readonly SignedIn[] }>("GET", "/api/sessions", { signal }),
  );
  const revoke = async (session: SignedIn): Promise<void> => {
    try {
      await request("DELETE", `/api/sessions/${session.id}`);
    } catch (error) {
      notify(errorText(error), "error");
    }
    load.reload();
  };
  return (
    <Loaded load={load} rows={2}>
      {(sessions) => (
        <ul class="divide-y divide-line">
          <For each={sessions().items}>
            {(session) => (
              <li class="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
                <div class="min-w-0">
                  <p class="font-medium wrap-anywhere">{deviceOf(session.user_agent)}</p>
                  <p class="text-sm text-muted">
                    {t().account.lastSeen} {formatDateTime(session.last_seen_at)}
                  </p>
                </div>
                <div class="ms-auto">
                  <Show when={!session.current} fallback={<span class="badge-tone tone-success">{t().account.thisOne}</span>}>
                    <button
                      type="button"
                      class="btn btn-outline btn-sm border-line"
                      onClick={() => void revoke(session)}
                    >
                      {t().account.revoke}
                    </button>
                  </Show>
                </div>
              </li>
            )}
          </For>
        </ul>
      )}
    </Loaded>
  );
}

/** The browser and the system out of the text with which a browser names itself. */
function deviceOf(agent: string | null): string {
  const text = agent ?? "";
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(text)?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(text)?.[1];
  return [browser?.replace("Edg", "Edge").replace("OPR", "Opera"), system].filter(Boolean).join(" · ") || text || "–";
}
