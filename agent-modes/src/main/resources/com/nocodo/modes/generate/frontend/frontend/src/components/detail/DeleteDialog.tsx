import { A } from "@solidjs/router";
import { For, type JSX } from "solid-js";
import type { Entity } from "../../lib/entity";
import { errorText } from "../../lib/errors";
import type { Saved } from "../../lib/fields";
import { recordLabel } from "../../lib/format";
import { ApiError } from "../../lib/http";
import { t } from "../../lib/i18n";
import { entityNamed } from "../../lib/navigation";
import { Confirm } from "../Confirm";

interface Props {
  entity: Entity;
  record: Saved;
  onDeleted(): void;
  onClose(): void;
}

/** Asks before a record goes. Where it is still in use, it says by what and leads there. */
export function DeleteDialog(props: Props) {
  return (
    <Confirm
      title={t().detail.deleteTitle(recordLabel(props.entity, props.record))}
      text={t().detail.deleteText}
      action={t().delete}
      danger
      onConfirm={async () => {
        await props.entity.api.remove(props.record.id);
        props.onDeleted();
      }}
      onClose={() => props.onClose()}
      refusal={refusal}
    />
  );
}

function refusal(error: unknown): JSX.Element {
  if (!(error instanceof ApiError) || error.usedBy.length === 0) return errorText(error);
  return (
    <>
      <p>{t().detail.inUse}</p>
      <ul class="mt-1 list-disc ps-5">
        <For each={error.usedBy}>
          {(user) => (
            <li>
              <A href={user.path} class="underline">
                {entityNamed(user.entity)?.plural ?? user.entity}: {user.count}
              </A>
            </li>
          )}
        </For>
      </ul>
    </>
  );
}
