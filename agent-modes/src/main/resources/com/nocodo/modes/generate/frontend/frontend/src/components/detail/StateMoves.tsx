import { createSignal, For } from "solid-js";
import { fieldOf, movesFrom, type Entity } from "../../lib/entity";
import { errorText } from "../../lib/errors";
import type { Saved } from "../../lib/fields";
import { formatValue } from "../../lib/format";
import { t } from "../../lib/i18n";
import { notify } from "../../lib/notices";
import { accessTo, mayMove } from "../../lib/permissions";

/** A button for each state that this person may move the record to. */
export function StateMoves(props: { entity: Entity; record: Saved; onMoved(): void }) {
  const [busy, setBusy] = createSignal(false);
  const name = (): string => props.entity.workflow?.field ?? "";
  const targets = (): readonly string[] =>
    accessTo(props.entity, name()) === "write"
      ? movesFrom(props.entity, props.record)
          .filter((move) => mayMove(props.entity, move.roles))
          .map((move) => move.to)
      : [];
  const label = (state: string): string => {
    const field = fieldOf(props.entity, name());
    return field ? formatValue(field, state) : state;
  };

  const moveTo = async (state: string): Promise<void> => {
    setBusy(true);
    try {
      await props.entity.api.update(props.record.id, props.record.version, { [name()]: state });
    } catch (error) {
      notify(errorText(error), "error");
    } finally {
      setBusy(false);
      props.onMoved();
    }
  };

  return (
    <For each={targets()}>
      {(state, index) => (
        <button
          type="button"
          class="btn"
          classList={{ "btn-primary": index() === 0, "btn-outline border-line": index() > 0 }}
          disabled={busy()}
          aria-label={t().detail.moveTo(label(state))}
          onClick={() => void moveTo(state)}
        >
          {label(state)}
        </button>
      )}
    </For>
  );
}
