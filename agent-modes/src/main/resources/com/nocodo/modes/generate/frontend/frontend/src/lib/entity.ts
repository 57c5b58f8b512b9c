import type { Field, Row, Saved } from "./fields";
import { request, type Query } from "./http";

export interface Page<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly page_size: number;
  readonly total: number;
}

export interface Option {
  readonly id: number;
  readonly label: string;
}

/** A rule that one record can break by itself. The server checks the same. */
export interface Rule<F extends Row, N extends string = string> {
  readonly name: string;
  readonly fields: readonly N[];
  readonly message: string;
  holds(record: Partial<F>): boolean;
}

export interface Move {
  readonly from: string;
  readonly to: string;
  /** Roles that may make this move; none named: whoever may update the record. */
  readonly roles: readonly string[];
}

export interface Workflow<N extends string = string> {
  readonly field: N;
  readonly initial: string;
  readonly moves: readonly Move[];
}

/** Everything that the interface knows of one kind of record. */
export interface EntityShape<F extends Row> {
  readonly name: string;
  /** Both the page's path and, after `/api`, the resource's. */
  readonly path: string;
  readonly label: string;
  readonly plural: string;
  readonly fields: { readonly [K in keyof F & string]: Field };
  /** The fields that name a record to people. */
  readonly display: readonly (keyof F & string)[];
  readonly rules: readonly Rule<F, keyof F & string>[];
  readonly workflow?: Workflow<keyof F & string>;
}

/** The typed way to one resource of the server. */
export interface Api<F extends Row> {
  list(query: Query, signal?: AbortSignal): Promise<Page<Saved<F>>>;
  get(id: number, signal?: AbortSignal): Promise<Saved<F>>;
  create(record: Partial<F>): Promise<Saved<F>>;
  update(id: number, version: number, change: Partial<F>): Promise<Saved<F>>;
  remove(id: number): Promise<void>;
  options(query: Query, signal?: AbortSignal): Promise<readonly Option[]>;
}

export interface Entity<F extends Row = Row> extends EntityShape<F> {
  readonly api: Api<F>;
}

export function defineEntity<F extends Row>(shape: EntityShape<F>): Entity<F> {
  return { ...shape, api: resource<F>(`/api${shape.path}`) };
}

function resource<F extends Row>(path: string): Api<F> {
  return {
    list: (query, signal) => request("GET", path, { query, signal }),
    get: (id, signal) => request("GET", `${path}/${id}`, { signal }),
    create: (record) => request("POST", path, { body: record }),
    update: (id, version, change) => request("PATCH", `${path}/${id}`, { body: { ...change, version } }),
    remove: (id) => request("DELETE", `${path}/${id}`),
    options: async (query, signal) => {
      const page = await request<{ items: readonly Option[] }>("GET", `${path}/options`, { query, signal });
      return page.items;
    },
  };
}

export const fieldOf = (entity: Entity, name: string): Field | undefined => entity.fields[name];

/** How the spec calls a property. Pages carry it as `data-spec`, so that one can point at what is meant. */
export const specOf = (entity: Entity, name: string): string =>
  `${entity.name}.${fieldOf(entity, name)?.spec ?? name}`;

/** The moves that lead on from a record's state. */
export function movesFrom(entity: Entity, record: Row): readonly Move[] {
  const workflow = entity.workflow;
  return workflow ? workflow.moves.filter((move) => move.from === record[workflow.field]) : [];
}

/** The states from which work can still go on. */
export function openStates(entity: Entity): readonly string[] {
  return [...new Set(entity.workflow?.moves.map((move) => move.from) ?? [])];
}
