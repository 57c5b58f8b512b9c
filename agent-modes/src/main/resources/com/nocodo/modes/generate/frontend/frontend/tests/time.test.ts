import { describe, expect, it } from "vitest";
import { addDays, addMinutes, ageOn, daysBetween, minutesBetween, monthOf } from "../src/lib/dates";
import { chooseLanguage } from "../src/lib/i18n";
import { endOfDay, formatDuration, fromLocalInput, period, startOfDay, toLocalInput } from "../src/lib/time";

describe("periods", () => {
  const thursday = new Date(2027, 3, 1, 15, 30);

  it("begin weeks on Monday", () => expect(period("thisWeek", thursday)).toEqual(["2027-03-29", "2027-04-04"]));
  it("end months on their last day", () => expect(period("lastMonth", thursday)).toEqual(["2027-03-01", "2027-03-31"]));
  it("know leap years", () => expect(period("thisMonth", new Date(2028, 1, 10))).toEqual(["2028-02-01", "2028-02-29"]));
});

describe("moments", () => {
  it("survive the way into an input and back", () => {
    expect(fromLocalInput(toLocalInput("2027-05-01T10:30:00Z"))).toBe("2027-05-01T10:30:00Z");
  });

  it("make a day of 24 hours but one second", () => {
    expect(Date.parse(endOfDay("2027-05-01")) - Date.parse(startOfDay("2027-05-01"))).toBe(86_399_000);
  });
});

describe("durations", () => {
  it.each([
    [0, "0 min"],
    [45, "45 min"],
    [60, "1 h"],
    [95, "1 h 35 min"],
    [-30, "−30 min"],
  ])("%i minutes are %s", (minutes, text) => {
    chooseLanguage("en");
    expect(formatDuration(minutes)).toBe(text);
  });
});

describe("reckoning with dates", () => {
  it("goes over the ends of months", () => expect(addDays("2027-02-28", 1)).toBe("2027-03-01"));
  it("counts days", () => expect(daysBetween("2027-12-30", "2028-01-02")).toBe(3));
  it("counts minutes", () =>
    expect(minutesBetween("2027-05-01T23:30:00Z", addMinutes("2027-05-01T23:30:00Z", 45))).toBe(45));
  it("names the month", () => expect(monthOf("2027-05-01T10:00:00Z")).toBe("2027-05"));
  it("has a birthday on the day itself", () => {
    expect(ageOn("2000-06-15", "2027-06-14")).toBe(26);
    expect(ageOn("2000-06-15", "2027-06-15")).toBe(27);
  });
});
