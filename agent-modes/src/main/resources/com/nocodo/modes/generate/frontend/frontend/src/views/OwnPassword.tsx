import { PasswordForm } from "../components/account/PasswordForm";
import { Entrance } from "../components/Entrance";
import { t } from "../lib/i18n";
import { signOut } from "../lib/session";

/** All that there is for somebody whose password was chosen by somebody else, until it is changed. */
export default function OwnPassword() {
  return (
    <Entrance title={t().sign.resetTitle} text={t().sign.mustChange}>
      <PasswordForm />
      <button type="button" class="btn btn-ghost mt-3 w-full sm:w-auto" onClick={() => void signOut()}>
        {t().nav.signOut}
      </button>
    </Entrance>
  );
}
