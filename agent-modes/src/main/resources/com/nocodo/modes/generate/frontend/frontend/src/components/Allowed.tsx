import { Show, type JSX } from "solid-js";
import type { Entity } from "../lib/entity";
import { t } from "../lib/i18n";
import { may, type Action } from "../lib/permissions";
import { Page } from "./Page";
import { Empty } from "./States";

/** A page for those who may do this; others are told so instead of meeting a refusal. */
export function Allowed(props: { action: Action; entity: Entity; children: JSX.Element }) {
  return (
    <Show
      when={may(props.action, props.entity)}
      fallback={
        <Page title={props.entity.plural}>
          <div class="panel">
            <Empty icon="alert" title={t().errors.forbiddenTitle} text={t().errors.forbidden} />
          </div>
        </Page>
      }
    >
      {props.children}
    </Show>
  );
}
