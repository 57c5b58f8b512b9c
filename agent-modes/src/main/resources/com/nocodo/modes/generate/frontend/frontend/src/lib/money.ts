import { locale } from "./i18n";

/** How many digits a currency has after the point: two for the euro, none for the yen. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

export function formatMoney(minor: number, currency: string): string {
  const amount = minor / 10 ** minorDigits(currency);
  return new Intl.NumberFormat(locale(), { style: "currency", currency }).format(amount);
}

/** An amount as it stands in an input: no currency sign, no grouping. */
export function moneyInput(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  return new Intl.NumberFormat(locale(), {
    useGrouping: false,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(minor / 10 ** digits);
}

/** Reads what a person typed, with the locale's own marks; NaN where it is no number. */
export function parseNumber(typed: string): number {
  const parts = new Intl.NumberFormat(locale()).formatToParts(12345.6);
  const group = parts.find((part) => part.type === "group")?.value ?? ",";
  const decimal = parts.find((part) => part.type === "decimal")?.value ?? ".";
  let text = typed.replace(/[\s\u00a0\u202f']/g, "").replace("−", "-");
  const other = decimal === "," ? "." : ",";
  // "1.5" typed by a German reader means one and a half: a lone mark that cannot group thousands is a point.
  const loneMark =
    text.split(other).length === 2 && !text.includes(decimal) && !new RegExp(`\\${other}\\d{3}$`).test(text);
  text = loneMark ? text.replace(other, ".") : text.split(group).join("").replace(decimal, ".");
  return /^-?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}

export function parseMoney(typed: string, currency: string): number {
  return Math.round(parseNumber(typed) * 10 ** minorDigits(currency));
}
