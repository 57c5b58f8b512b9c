import { useSearchParams } from "@solidjs/router";
import type { Entity } from "./entity";
import type { Field } from "./fields";
import { isRange } from "./fields";
import type { Query } from "./http";
import { endOfDay, startOfDay } from "./time";

export const pageSizes = [20, 50, 100] as const;

/** Everything that a list shows is in its address, so that it can be reloaded, shared and gone back to. */
export interface ListState {
  page(): number;
  pageSize(): number;
  sort(): string;
  search(): string;
  filter(name: string): string;
  /** The filters that are set, by parameter. */
  filters(): Readonly<Record<string, string>>;
  set(change: Readonly<Record<string, string | number | undefined>>): void;
  clear(): void;
  query(): Query;
}

const suffixes = ["", "_from", "_to", "_empty"];

export const filterParameters = (name: string, field: Field): readonly string[] =>
  isRange(field) ? [`${name}_from`, `${name}_to`, `${name}_empty`] : [name, `${name}_empty`];

export function createListState<N extends string>(entity: Entity, initialSort: N | `-${N}`): ListState {
  const [search, setSearch] = useSearchParams();
  const text = (name: string): string => {
    const value = search[name];
    return (Array.isArray(value) ? value.join(",") : value) ?? "";
  };
  const known = Object.keys(entity.fields).flatMap((name) => suffixes.map((suffix) => name + suffix));
  const whole = (value: string, fallback: number): number => (/^[1-9]\d*$/.test(value) ? Number(value) : fallback);

  const state: ListState = {
    page: () => whole(text("page"), 1),
    pageSize: () => Math.min(whole(text("page_size"), pageSizes[0]), 100),
    sort: () => text("sort") || initialSort,
    search: () => text("q"),
    filter: text,
    filters: () => Object.fromEntries(known.flatMap((name) => (text(name) === "" ? [] : [[name, text(name)]]))),
    set: (change) => {
      const named = Object.entries(change).map(([name, value]) => [name, value === "" ? undefined : value]);
      setSearch({ page: undefined, ...Object.fromEntries(named) }, { replace: !("page" in change) });
    },
    clear: () => setSearch(Object.fromEntries([...known, "q", "page"].map((name) => [name, undefined]))),
    query: () => ({
      page: state.page(),
      page_size: state.pageSize(),
      sort: state.sort(),
      q: state.search(),
      ...forServer(entity, state.filters()),
    }),
  };
  return state;
}

/** A day chosen for a moment means that day in the person's own time zone. */
export function forServer(entity: Entity, filters: Readonly<Record<string, string>>): Query {
  return Object.fromEntries(
    Object.entries(filters).map(([name, value]) => {
      const from = entity.fields[name.replace(/_from$/, "")];
      const to = entity.fields[name.replace(/_to$/, "")];
      if (name.endsWith("_from") && from?.type === "datetime") return [name, startOfDay(value)];
      if (name.endsWith("_to") && to?.type === "datetime") return [name, endOfDay(value)];
      return [name, value];
    }),
  );
}
