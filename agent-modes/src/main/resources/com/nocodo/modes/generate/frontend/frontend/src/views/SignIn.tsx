import { Entrance } from "../components/Entrance";
import { Input, SimpleForm } from "../components/SimpleForm";
import { errorText } from "../lib/errors";
import { ApiError } from "../lib/http";
import { t } from "../lib/i18n";
import { signIn } from "../lib/session";

export default function SignIn() {
  return (
    <Entrance title={t().sign.in}>
      <SimpleForm
        action={t().sign.in}
        onSubmit={({ email = "", password = "" }) => signIn(email, password)}
        refusal={(error) => (error instanceof ApiError && error.status === 401 ? t().sign.wrong : errorText(error))}
      >
        <Input name="email" type="email" label={t().sign.email} autocomplete="username" autofocus />
        <Input name="password" type="password" label={t().sign.password} autocomplete="current-password" />
      </SimpleForm>
      <p class="mt-5 text-sm text-muted">{t().sign.forgot}</p>
    </Entrance>
  );
}
