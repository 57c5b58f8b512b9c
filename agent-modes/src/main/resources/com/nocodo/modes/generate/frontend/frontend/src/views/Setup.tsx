import { useNavigate, useSearchParams } from "@solidjs/router";
import { Entrance } from "../components/Entrance";
import { Input, SimpleForm } from "../components/SimpleForm";
import { t } from "../lib/i18n";
import { linkRefusal } from "../lib/errors";
import { setUp } from "../lib/session";

/** The owner's first visit, by the one-time link that the server logged. */
export default function Setup() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  return (
    <Entrance title={t().sign.setupTitle} text={t().sign.setupText}>
      <SimpleForm
        action={t().sign.create}
        onSubmit={async ({ email = "", name = "", password = "" }) => {
          await setUp(String(search["token"] ?? ""), email, name, password);
          navigate("/", { replace: true });
        }}
        refusal={linkRefusal}
      >
        <Input name="name" label={t().sign.name} autocomplete="name" autofocus />
        <Input name="email" type="email" label={t().sign.email} autocomplete="username" />
        <Input
          name="password"
          type="password"
          label={t().sign.password}
          autocomplete="new-password"
          minlength={10}
          help={t().sign.passwordHelp}
        />
      </SimpleForm>
    </Entrance>
  );
}
