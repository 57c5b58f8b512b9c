import { createSignal } from "solid-js";
import type { Entity } from "../../lib/entity";
import { errorText } from "../../lib/errors";
import { exportCsv } from "../../lib/export";
import type { Query } from "../../lib/http";
import { t } from "../../lib/i18n";
import { notify } from "../../lib/notices";
import { Icon } from "../Icon";

/** Exports what the list's filters find. */
export function ExportButton(props: { entity: Entity; query: Query }) {
  const [busy, setBusy] = createSignal(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      await exportCsv(props.entity, props.query);
    } catch (error) {
      notify(errorText(error), "error");
    } finally {
      setBusy(false);
    }
  };
  return (
    <button type="button" class="btn btn-ghost max-sm:btn-square" disabled={busy()} onClick={() => void run()}>
      <Icon name="download" />
      <span class="max-sm:sr-only">{t().list.export}</span>
    </button>
  );
}
