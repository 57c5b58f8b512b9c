import type { Entity } from "./entity";

/** A date by which records of a kind are due. */
export interface TodayItem {
  readonly entity: Entity;
  readonly field: string;
}

/** What one role finds on its first page. */
export interface HomeItems {
  readonly counts: readonly Entity[];
  readonly today: readonly TodayItem[];
  /** Names of reports. */
  readonly reports: readonly string[];
}
