import { createSignal } from "solid-js";
import { ApiError, request, useCsrfToken, whenPasswordDue, whenSignedOut } from "./http";

export interface User {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly must_change_password?: boolean;
}

interface Session {
  readonly user: User;
  readonly csrf_token: string;
}

/** Who is signed in: undefined until the server was asked, null for a stranger. */
const [user, setUser] = createSignal<User | null>();

export { user };

export const role = (): string => user()?.role ?? "";

function begin(session: Session): void {
  useCsrfToken(session.csrf_token);
  setUser(session.user);
}

whenSignedOut(() => setUser(null));
whenPasswordDue(() => setUser((known) => known && { ...known, must_change_password: true }));

export async function restoreSession(): Promise<void> {
  try {
    begin(await request<Session>("GET", "/api/session"));
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    setUser(null);
  }
}

export async function signIn(email: string, password: string): Promise<void> {
  begin(await request<Session>("POST", "/api/session", { body: { email, password } }));
}

export async function setUp(token: string, email: string, name: string, password: string): Promise<void> {
  begin(await request<Session>("POST", "/api/setup", { body: { token, email, name, password } }));
}

export async function signOut(): Promise<void> {
  await request("DELETE", "/api/session");
  setUser(null);
}

export async function changePassword(current: string, replacement: string): Promise<void> {
  await request("POST", "/api/session/password", { body: { current, new: replacement } });
  await restoreSession();
}
