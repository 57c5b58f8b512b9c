import { A } from "@solidjs/router";
import { Match, Show, Switch } from "solid-js";
import type { Entity } from "../lib/entity";
import { isEmpty, type Field, type Row } from "../lib/fields";
import { formatField, NOTHING } from "../lib/format";
import { t } from "../lib/i18n";
import { isWebAddress } from "../lib/validate";
import { entityNamed } from "../lib/navigation";
import { may } from "../lib/permissions";
import { StateBadge } from "./StateBadge";

interface Props {
  entity: Entity;
  name: string;
  row: Row;
  /** In a table a value takes little room and links to nothing but records. */
  compact?: boolean;
}

/** One field of a record, shown as what it is. */
export function FieldValue(props: Props) {
  const field = (): Field | undefined => props.entity.fields[props.name];
  const value = () => props.row[props.name];
  const text = (): string => {
    const meta = field();
    return meta ? formatField(meta, props.row, props.name) : NOTHING;
  };
  const target = (): string | undefined => {
    const meta = field();
    const entity = meta?.type === "relation" ? entityNamed(meta.to) : undefined;
    return entity && may("read", entity) ? `${entity.path}/${String(value())}` : undefined;
  };
  const type = () => field()?.type;

  return (
    <Show when={!isEmpty(value())} fallback={<span class="nothing text-muted">{NOTHING}</span>}>
      <Switch fallback={<span class={props.compact ? "" : "wrap-anywhere"}>{text()}</span>}>
        <Match when={type() === "enum"}>
          <StateBadge entity={props.entity} name={props.name} value={String(value())} />
        </Match>
        <Match when={type() === "relation" && target()}>
          {(href) => (
            <A href={href()} class="link-quiet">
              {text()}
            </A>
          )}
        </Match>
        <Match when={type() === "email" && !props.compact}>
          <a href={`mailto:${String(value())}`} class="link-quiet wrap-anywhere">
            {text()}
          </a>
        </Match>
        <Match when={type() === "phone" && !props.compact}>
          <a href={`tel:${String(value()).replace(/[^+\d]/g, "")}`} class="link-quiet">
            {text()}
          </a>
        </Match>
        <Match when={type() === "url" && isWebAddress(String(value()))}>
          <a href={String(value())} target="_blank" rel="noreferrer" class="link-quiet wrap-anywhere">
            {text().replace(/^https?:\/\//, "")}
          </a>
        </Match>
        <Match when={type() === "colour"}>
          <span class="inline-flex items-center gap-2">
            <span class="size-4 rounded-full border border-line" style={{ "background-color": String(value()) }} />
            {text()}
          </span>
        </Match>
        <Match when={type() === "image"}>
          <img
            src={`/api/files/${String(value())}`}
            alt={field()?.label}
            loading="lazy"
            class={`rounded-field border border-line object-cover ${props.compact ? "size-9" : "max-h-48"}`}
          />
        </Match>
        <Match when={type() === "file"}>
          <a href={`/api/files/${String(value())}`} class="link-quiet" download="">
            {t().form.download}
          </a>
        </Match>
        <Match when={type() === "long_text"}>
          <span class={props.compact ? "line-clamp-2" : "whitespace-pre-line wrap-anywhere"}>{text()}</span>
        </Match>
      </Switch>
    </Show>
  );
}
