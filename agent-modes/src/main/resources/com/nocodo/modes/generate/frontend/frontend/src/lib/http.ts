import { language } from "./i18n";

/** One thing that is wrong with a request; `field` is null where it is about the whole record. */
export interface Issue {
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
}

export interface UsedBy {
  readonly entity: string;
  readonly path: string;
  readonly count: number;
}

/** The server's refusal (RFC 9457), or `status` 0 where it could not be reached. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    title: string,
    readonly issues: readonly Issue[] = [],
    readonly usedBy: readonly UsedBy[] = [],
  ) {
    super((issues.find((issue) => issue.field === null) ?? issues[0])?.message ?? title);
  }

  has(code: string): boolean {
    return this.issues.some((issue) => issue.code === code);
  }
}

export type Query = Readonly<Record<string, string | number | readonly (string | number)[] | undefined>>;

interface Options {
  readonly query?: Query;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

let csrfToken = "";
let signedOut: () => void = () => undefined;
let passwordDue: () => void = () => undefined;

export function useCsrfToken(token: string): void {
  csrfToken = token;
}

/** Names what happens when the server no longer knows the session. */
export function whenSignedOut(listener: () => void): void {
  signedOut = listener;
}

/** Names what happens when the server asks for a password of one's own first. */
export function whenPasswordDue(listener: () => void): void {
  passwordDue = listener;
}

export function urlOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== "") search.append(name, String(one));
    }
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

export async function request<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const headers = new Headers({ Accept: "application/json", "Accept-Language": language() });
  const { body } = options;
  if (method !== "GET") headers.set("X-CSRF-Token", csrfToken);
  if (body !== undefined && !(body instanceof FormData)) headers.set("Content-Type", "application/json");
  const response = await send(urlOf(path, options.query), {
    method,
    headers,
    body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
    signal: options.signal,
  });
  if (!response.ok) throw await refusal(response, path);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Reads a CSV document, as it is. */
export async function requestCsv(path: string, query: Query = {}): Promise<Blob> {
  const response = await send(urlOf(path, query), { headers: { Accept: "text/csv", "Accept-Language": language() } });
  if (!response.ok) throw await refusal(response, path);
  return response.blob();
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, credentials: "same-origin" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, "");
  }
}

interface ProblemBody {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly Issue[];
  readonly used_by?: readonly UsedBy[];
}

async function refusal(response: Response, path: string): Promise<ApiError> {
  if (response.status === 401 && path !== "/api/session") signedOut();
  let problem: ProblemBody = {};
  try {
    problem = (await response.json()) as ProblemBody;
  } catch {
    // A proxy in between may answer with a page of its own; the status says enough.
  }
  if (problem.code === "must_change_password") passwordDue();
  return new ApiError(response.status, problem.detail ?? problem.title ?? "", problem.errors, problem.used_by);
}
