import type { Page } from "./entity";
import { request, type Query } from "./http";

export interface Person {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly active: boolean;
  readonly last_login_at: string | null;
}

export interface RoleOption {
  readonly id: string;
  readonly label: string;
}

export interface ResetLink {
  readonly path: string;
  readonly expires_at: string;
}

export const listPeople = (query: Query, signal?: AbortSignal): Promise<Page<Person>> =>
  request("GET", "/api/users", { query, signal });

export const listRoles = (signal?: AbortSignal): Promise<readonly RoleOption[]> =>
  request("GET", "/api/roles", { signal });

export const invite = (person: Readonly<Record<string, string | number>>): Promise<Person> =>
  request("POST", "/api/users", { body: person });

export const changePerson = (id: number, change: Partial<Pick<Person, "name" | "role" | "active">>): Promise<Person> =>
  request("PATCH", `/api/users/${id}`, { body: change });

export const resetLink = (id: number): Promise<ResetLink> => request("POST", `/api/users/${id}/reset-link`);
