import type { Option, Page } from "./entity";
import { request } from "./http";
import { entityNamed } from "./navigation";

const SHOWN = 20;

/** Where records of a kind can be picked from. An account is picked from the people who use the app. */
const pathOf = (kind: string): string => `/api${entityNamed(kind)?.path ?? "/users"}/options`;

export async function searchOptions(kind: string, text: string, signal: AbortSignal): Promise<readonly Option[]> {
  const page = await request<Pick<Page<Option>, "items">>("GET", pathOf(kind), {
    query: { q: text, page_size: SHOWN },
    signal,
  });
  return page.items;
}

/** What records are called of which only the ids are known. */
export async function optionsOf(kind: string, ids: readonly number[]): Promise<readonly Option[]> {
  if (ids.length === 0) return [];
  const page = await request<Pick<Page<Option>, "items">>("GET", pathOf(kind), { query: { id: ids, page_size: 100 } });
  return page.items;
}
