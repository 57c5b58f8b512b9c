// What rules do with dates. Days are `2027-05-01`, moments `2027-05-01T10:00:00Z`; all reckoned in UTC, like the server.

const MINUTE_MILLIS = 60_000;
const DAY_MILLIS = 1440 * MINUTE_MILLIS;

const seconds = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, "Z");

export const now = (): string => seconds(new Date());

export const today = (): string => dateOf(now());

export const dateOf = (moment: string): string => moment.slice(0, 10);

export const monthOf = (date: string): string => date.slice(0, 7);

export const yearOf = (date: string): number => Number(date.slice(0, 4));

export const addDays = (day: string, days: number): string =>
  dateOf(seconds(new Date(Date.parse(day) + days * DAY_MILLIS)));

export const addMinutes = (moment: string, minutes: number): string =>
  seconds(new Date(Date.parse(moment) + minutes * MINUTE_MILLIS));

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(dateOf(to)) - Date.parse(dateOf(from))) / DAY_MILLIS);

/** Whole minutes from one moment to another. */
export const minutesBetween = (from: string, to: string): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / MINUTE_MILLIS);

/** How many birthdays lie between two days. */
export function ageOn(birth: string, day: string): number {
  const years = yearOf(day) - yearOf(birth);
  return day.slice(5, 10) < birth.slice(5, 10) ? years - 1 : years;
}
