import { errorText } from "../../lib/errors";
import { ApiError } from "../../lib/http";
import { t } from "../../lib/i18n";
import { notify } from "../../lib/notices";
import { changePassword } from "../../lib/session";
import { Input, SimpleForm } from "../SimpleForm";

/** Changes one's own password. */
export function PasswordForm() {
  return (
    <SimpleForm
      action={t().account.change}
      onSubmit={async ({ current = "", replacement = "" }) => {
        await changePassword(current, replacement);
        notify(t().account.changed);
      }}
      refusal={(error) =>
        error instanceof ApiError && error.issues.some((issue) => issue.field === "current")
          ? t().account.wrongPassword
          : errorText(error)
      }
    >
      <div class="grid gap-4 sm:grid-cols-2">
        <Input name="current" type="password" label={t().sign.currentPassword} autocomplete="current-password" />
        <Input
          name="replacement"
          type="password"
          label={t().sign.newPassword}
          autocomplete="new-password"
          minlength={10}
          help={t().sign.passwordHelp}
        />
      </div>
    </SimpleForm>
  );
}
