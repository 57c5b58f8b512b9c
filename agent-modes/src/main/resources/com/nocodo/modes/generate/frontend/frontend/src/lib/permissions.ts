import type { Entity } from "./entity";
import { grants } from "./grants";
import { role } from "./session";

export type Action = "list" | "read" | "create" | "update" | "delete" | "export";

export type Access = "write" | "read" | "none";

/** What one role may do with one kind of record. What is not granted is refused. */
export interface Grant {
  readonly can: readonly Action[];
  /** Whether this holds for all records or for the person's own (or their team's) only. */
  readonly rows: "all" | "own" | "own_team";
  readonly readOnly: readonly string[];
  readonly hidden: readonly string[];
  /** The link of a new record that the server sets to the person's own record. */
  readonly ownLink: string | null;
}

export interface RoleInfo {
  readonly name: string;
  readonly label: string;
  readonly managesUsers: boolean;
  /** The kind of record that an account of this role belongs to. */
  readonly entity: string | null;
  readonly grants: Readonly<Record<string, Grant>>;
}

const OWNER = "owner";

const NOTHING: Grant = { can: [], rows: "all", readOnly: [], hidden: [], ownLink: null };

/** What a role may do; undefined for the owner, who may do everything. */
function grantOf(roleName: string, entity: string): Grant | undefined {
  if (roleName === OWNER) return undefined;
  return grants.find((info) => info.name === roleName)?.grants[entity] ?? NOTHING;
}

/** Whether the server would let this role do this at all. Rows that are out of reach are refused by the server. */
export function may(action: Action, entity: Entity, roleName = role()): boolean {
  return grantOf(roleName, entity.name)?.can.includes(action) ?? true;
}

export function accessTo(entity: Entity, field: string, roleName = role()): Access {
  const meta = entity.fields[field];
  const grant = grantOf(roleName, entity.name);
  if (meta === undefined || grant?.hidden.includes(field)) return "none";
  return meta.readOnly || meta.computed || grant?.readOnly.includes(field) ? "read" : "write";
}

/** Whether the server itself links a new record to this person's. */
export const isLinkedToMe = (entity: Entity, field: string): boolean => grantOf(role(), entity.name)?.ownLink === field;

/** Those of `names` that this person may see, in the same order. */
export const visible = <N extends string>(entity: Entity, names: readonly N[]): N[] =>
  names.filter((name) => accessTo(entity, name) !== "none");

export function managesUsers(roleName = role()): boolean {
  return roleName === OWNER || grants.some((info) => info.name === roleName && info.managesUsers);
}

/** Whether this role may make a move that names `roles`. */
export function mayMove(entity: Entity, roles: readonly string[], roleName = role()): boolean {
  return may("update", entity, roleName) && (roleName === OWNER || roles.length === 0 || roles.includes(roleName));
}

/** The kind of record that accounts of a role belong to, if any. */
export const recordOfRole = (roleName: string): string | undefined =>
  grants.find((info) => info.name === roleName)?.entity ?? undefined;
