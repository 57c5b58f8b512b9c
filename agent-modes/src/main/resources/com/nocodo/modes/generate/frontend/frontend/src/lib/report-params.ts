import { app } from "./app";
import { addDays, today } from "./dates";
import { moneyInput, parseMoney, parseNumber } from "./money";
import type { ReportParam } from "./reports";
import { fromLocalInput, toLocalInput } from "./time";

const DAYS = { days: 1, weeks: 7 } as const;

/** What a parameter is when nothing was chosen, as the query string has it. Defaults are literals or days from today. */
export function defaultOf(param: ReportParam): string {
  const text = param.default ?? "";
  const day = /^today\(\)(?: ([+-]) (\d+) (days|weeks))?$/.exec(text);
  if (day) {
    const unit = day[3] === "weeks" ? DAYS.weeks : DAYS.days;
    return addDays(today(), (day[1] === "-" ? -1 : 1) * Number(day[2] ?? 0) * unit);
  }
  const quoted = /^(?:date )?'(.*)'$/.exec(text);
  if (quoted) return (quoted[1] ?? "").replaceAll("''", "'");
  return /^(-?\d+(\.\d+)?|true|false)$/.test(text) ? text : "";
}

/** A value of the query string as its input shows it. */
export function toInput(param: ReportParam, value: string): string {
  if (value === "") return "";
  if (param.type === "money") return moneyInput(Number(value), app.currency);
  return param.type === "datetime" ? toLocalInput(value) : value;
}

/** What an input holds, as the query string wants it; empty where it cannot be read. */
export function fromInput(param: ReportParam, typed: string): string {
  if (typed === "") return "";
  switch (param.type) {
    case "datetime":
      return fromLocalInput(typed);
    case "time":
      return `${typed.slice(0, 5)}:00`;
    case "money":
      return numberText(parseMoney(typed, app.currency));
    case "integer":
    case "duration":
      return numberText(Math.round(parseNumber(typed)));
    case "decimal":
    case "percent":
      return numberText(parseNumber(typed));
    default:
      return typed;
  }
}

const numberText = (value: number): string => (Number.isNaN(value) ? "" : String(value));
