import { describe, expect, it, beforeEach } from "vitest";
import { chooseLanguage } from "../src/lib/i18n";
import { formatMoney, minorDigits, moneyInput, parseMoney, parseNumber } from "../src/lib/money";

describe("money in English", () => {
  beforeEach(() => chooseLanguage("en"));

  it("is shown with its currency and both digits", () => {
    expect(formatMoney(123450, "EUR")).toBe("€1,234.50");
  });

  it("knows currencies without minor units", () => {
    expect(minorDigits("JPY")).toBe(0);
    expect(parseMoney("1200", "JPY")).toBe(1200);
  });

  it.each([
    ["12.5", 1250],
    ["1,234.50", 123450],
    ["-3", -300],
    ["0.1", 10],
  ])("reads %s", (typed, minor) => expect(parseMoney(typed, "EUR")).toBe(minor));

  it.each(["abc", "1.2.3", "", "12 €"])("does not take %s for a number", (typed) =>
    expect(parseNumber(typed)).toBeNaN(),
  );
});

describe("money in German", () => {
  beforeEach(() => chooseLanguage("de"));

  it("is written with a comma", () => expect(moneyInput(123450, "EUR")).toBe("1234,50"));

  it.each([
    ["12,5", 1250],
    ["1.234,50", 123450],
    ["1.234", 123400],
    ["1.5", 150],
  ])("reads %s", (typed, minor) => expect(parseMoney(typed, "EUR")).toBe(minor));
});
