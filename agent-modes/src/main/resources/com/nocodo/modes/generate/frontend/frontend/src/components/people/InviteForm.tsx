import { createSignal, For, Show } from "solid-js";
import { t } from "../../lib/i18n";
import { entityNamed } from "../../lib/navigation";
import { invite, type RoleOption } from "../../lib/people";
import { recordOfRole } from "../../lib/permissions";
import { RelationPicker } from "../form/RelationPicker";
import { Input, SimpleForm } from "../SimpleForm";

/** Makes an account that can sign in at once with the password given here. */
export function InviteForm(props: { roles: readonly RoleOption[]; onInvited(): void }) {
  const [role, setRole] = createSignal(props.roles.at(-1)?.id ?? "");
  const [linked, setLinked] = createSignal<readonly number[]>([]);
  const kind = (): string | undefined => recordOfRole(role());
  return (
    <SimpleForm
      action={t().people.invite}
      onSubmit={async (values) => {
        const record = linked()[0];
        const name = kind();
        await invite({
          ...values,
          role: role(),
          ...(name !== undefined && record !== undefined && { [`${name}_id`]: record }),
        });
        props.onInvited();
      }}
    >
      <Input name="name" label={t().people.name} autofocus />
      <Input name="email" type="email" label={t().sign.email} />
      <label class="block text-sm font-medium">
        <span class="mb-1 block">{t().people.role}</span>
        <select
          class="select w-full border-line"
          onChange={(event) => {
            setRole(event.currentTarget.value);
            setLinked([]);
          }}
        >
          <For each={props.roles}>
            {(option) => (
              <option value={option.id} selected={option.id === role()}>
                {option.label}
              </option>
            )}
          </For>
        </select>
      </label>
      <Show when={kind()}>
        {(name) => (
          <div>
            <p class="mb-1 text-sm font-medium">{t().people.linked(entityNamed(name())?.label ?? name())}</p>
            <RelationPicker
              kind={name()}
              label={entityNamed(name())?.label ?? name()}
              value={linked()}
              onChange={setLinked}
            />
            <p class="mt-1 text-sm text-muted">{t().people.linkedHelp}</p>
          </div>
        )}
      </Show>
      <Input
        name="password"
        type="password"
        label={t().people.firstPassword}
        autocomplete="new-password"
        minlength={10}
        help={t().sign.passwordHelp}
      />
    </SimpleForm>
  );
}
