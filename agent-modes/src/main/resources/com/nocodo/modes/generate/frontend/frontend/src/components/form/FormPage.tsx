import { useNavigate, useParams } from "@solidjs/router";
import { Show, type Component } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Entity } from "../../lib/entity";
import type { Saved } from "../../lib/fields";
import type { EditorProps } from "../../lib/form";
import { recordLabel } from "../../lib/format";
import { t } from "../../lib/i18n";
import { createLoad } from "../../lib/load";
import { notify } from "../../lib/notices";
import { may } from "../../lib/permissions";
import { Allowed } from "../Allowed";
import { Page } from "../Page";
import { Loaded } from "../States";

interface Props {
  entity: Entity;
  form: Component<EditorProps>;
}

/** The page that makes a new record or, where the address names one, changes it. */
export function FormPage(props: Props) {
  const params = useParams();
  const navigate = useNavigate();
  const path = (): string => props.entity.path;
  const done = (saved: Saved): void => {
    notify(t().detail.saved);
    navigate(may("read", props.entity) ? `${path()}/${saved.id}` : path(), { replace: true });
  };
  return (
    <Show
      when={params["id"]}
      fallback={
        <Allowed action="create" entity={props.entity}>
          <Page
            narrow
            title={t().form.new(props.entity.label)}
            spec={props.entity.name}
            back={{ href: path(), label: props.entity.plural }}
          >
            <div class="panel p-5 sm:p-6">
              <Dynamic component={props.form} onSaved={done} onCancel={() => navigate(path())} />
            </div>
          </Page>
        </Allowed>
      }
    >
      {(id) => (
        <Allowed action="update" entity={props.entity}>
          <EditPage {...props} id={Number(id())} onSaved={done} onCancel={() => navigate(`${path()}/${id()}`)} />
        </Allowed>
      )}
    </Show>
  );
}

function EditPage(props: Props & { id: number; onSaved(saved: Saved): void; onCancel(): void }) {
  const load = createLoad(
    () => props.id,
    (id, signal) => props.entity.api.get(id, signal),
  );
  const label = (): string => {
    const record = load.data();
    return record ? recordLabel(props.entity, record) : props.entity.label;
  };
  return (
    <Page
      narrow
      title={t().form.edit(props.entity.label)}
      spec={props.entity.name}
      back={{ href: `${props.entity.path}/${props.id}`, label: label() }}
    >
      <div class="panel p-5 sm:p-6">
        <Loaded load={load}>
          {(record) => (
            <Dynamic component={props.form} record={record()} onSaved={props.onSaved} onCancel={props.onCancel} />
          )}
        </Loaded>
      </div>
    </Page>
  );
}
