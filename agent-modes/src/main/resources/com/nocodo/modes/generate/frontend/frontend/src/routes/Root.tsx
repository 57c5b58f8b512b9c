import { Router } from "@solidjs/router";
import { createSignal, lazy, Match, onMount, Switch, type JSX } from "solid-js";
import { Shell } from "../components/Shell";
import { Failure, Skeleton } from "../components/States";
import { restoreSession, user } from "../lib/session";
import { routes } from "./routes";

const SignIn = lazy(() => import("../views/SignIn"));
const OwnPassword = lazy(() => import("../views/OwnPassword"));

/** Pages for people who are not signed in yet. */
const entrances = ["/setup", "/reset"];

/** The whole app: pages for who is signed in, the sign-in page for everybody else. */
export function Root() {
  return <Router root={Gate}>{routes}</Router>;
}

function Gate(props: { children?: JSX.Element; location: { pathname: string } }) {
  const [error, setError] = createSignal<unknown>();
  const restore = (): void => {
    setError(undefined);
    restoreSession().catch(setError);
  };
  onMount(restore);

  return (
    <Switch fallback={<Skeleton />}>
      <Match when={entrances.includes(props.location.pathname)}>{props.children}</Match>
      <Match when={error()}>{(reason) => <Failure error={reason()} onRetry={restore} />}</Match>
      <Match when={user()?.must_change_password}>
        <OwnPassword />
      </Match>
      <Match when={user()}>
        <Shell>{props.children}</Shell>
      </Match>
      <Match when={user() === null}>
        <SignIn />
      </Match>
    </Switch>
  );
}
