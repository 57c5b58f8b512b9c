import { locale, t } from "./i18n";

const pad = (n: number): string => String(n).padStart(2, "0");

/** A moment's day in the person's own time zone, as `2027-05-01`. */
export function isoDate(moment: Date): string {
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}

const day = (iso: string): Date => new Date(`${iso}T00:00:00`);

const isDate = (date: Date): boolean => !Number.isNaN(date.getTime());

export function formatDate(iso: string): string {
  const date = day(iso);
  return isDate(date) ? new Intl.DateTimeFormat(locale(), { dateStyle: "medium" }).format(date) : iso;
}

/** A month such as `2027-05`. */
export function formatMonth(month: string): string {
  const date = day(`${month}-01`);
  return isDate(date) ? new Intl.DateTimeFormat(locale(), { month: "short", year: "numeric" }).format(date) : month;
}

export function formatTime(time: string): string {
  const date = new Date(`2000-01-01T${time}`);
  return isDate(date) ? new Intl.DateTimeFormat(locale(), { timeStyle: "short" }).format(date) : time;
}

export function formatDateTime(iso: string): string {
  const date = new Date(iso);
  if (!isDate(date)) return iso;
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" }).format(date);
}

export function formatDuration(minutes: number): string {
  const whole = Math.abs(Math.round(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  const parts = [
    hours > 0 ? `${hours} ${t().hoursShort}` : "",
    rest > 0 || hours === 0 ? `${rest} ${t().minutesShort}` : "",
  ];
  return (minutes < 0 ? "−" : "") + parts.filter((part) => part !== "").join(" ");
}

/** A UTC moment as a `datetime-local` input wants it. */
export function toLocalInput(iso: string): string {
  const date = new Date(iso);
  return isDate(date) ? `${isoDate(date)}T${pad(date.getHours())}:${pad(date.getMinutes())}` : "";
}

/** What a `datetime-local` input gave, as a UTC moment. */
export function fromLocalInput(local: string): string {
  return new Date(local).toISOString().replace(/\.\d{3}Z$/, "Z");
}

export const startOfDay = (isoDay: string): string => fromLocalInput(`${isoDay}T00:00`);

export const endOfDay = (isoDay: string): string => fromLocalInput(`${isoDay}T23:59:59`);

export type Preset = "today" | "tomorrow" | "thisWeek" | "nextWeek" | "thisMonth" | "lastMonth" | "thisYear";

export const presets: readonly Preset[] = [
  "today",
  "tomorrow",
  "thisWeek",
  "nextWeek",
  "thisMonth",
  "lastMonth",
  "thisYear",
];

/** The first and last day of a well-known period. Weeks begin on Monday. */
export function period(preset: Preset, now = new Date()): readonly [string, string] {
  const at = (days: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  const monday = -((now.getDay() + 6) % 7);
  const month = (offset: number, date: number): Date => new Date(now.getFullYear(), now.getMonth() + offset, date);
  const days = {
    today: [at(0), at(0)],
    tomorrow: [at(1), at(1)],
    thisWeek: [at(monday), at(monday + 6)],
    nextWeek: [at(monday + 7), at(monday + 13)],
    thisMonth: [month(0, 1), month(1, 0)],
    lastMonth: [month(-1, 1), month(0, 0)],
    thisYear: [new Date(now.getFullYear(), 0, 1), new Date(now.getFullYear(), 11, 31)],
  } as const satisfies Record<Preset, readonly [Date, Date]>;
  const [from, to] = days[preset];
  return [isoDate(from), isoDate(to)];
}
