import { afterEach, describe, expect, it, vi } from "vitest";
import { forEachRecord } from "../src/lib/bulk";
import { daysBetween, today } from "../src/lib/dates";
import { csvOf } from "../src/lib/export";
import { ApiError, request, urlOf, useCsrfToken, whenSignedOut } from "../src/lib/http";
import { de } from "../src/lib/messages/de";
import { en } from "../src/lib/messages/en";
import { defaultOf, fromInput } from "../src/lib/report-params";
import type { ReportParam } from "../src/lib/reports";
import { validateValue } from "../src/lib/validate";

afterEach(() => vi.unstubAllGlobals());

const answer = (status: number, body: unknown): void => {
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response(JSON.stringify(body), { status })),
  );
};

describe("requests", () => {
  it("leave out what is empty and repeat lists", () => {
    expect(urlOf("/api/x", { q: "", page: 2, id: [1, 2], sort: undefined })).toBe("/api/x?page=2&id=1&id=2");
  });

  it("carry the CSRF token where they change something", async () => {
    answer(200, {});
    useCsrfToken("secret");
    await request("POST", "/api/x", { body: {} });
    const init = vi.mocked(fetch).mock.calls[0]?.[1];
    expect(new Headers(init?.headers).get("X-CSRF-Token")).toBe("secret");
  });

  it("say which field is wrong", async () => {
    answer(422, { title: "Invalid", errors: [{ field: "name", code: "required", message: "Missing" }] });
    const error = await request("POST", "/api/x").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect((error as ApiError).issues).toEqual([{ field: "name", code: "required", message: "Missing" }]);
  });

  it("end the session where the server no longer knows it", async () => {
    answer(401, {});
    const listener = vi.fn();
    whenSignedOut(listener);
    await request("GET", "/api/x").catch(() => undefined);
    expect(listener).toHaveBeenCalledOnce();
  });
});

describe("bulk changes", () => {
  it("go on after a refusal and count it", async () => {
    const result = await forEachRecord([1, 2, 3, 4, 5], async (n) => {
      if (n === 2) throw new ApiError(409, "", [{ field: null, code: "in_use", message: "Used" }]);
    });
    expect(result).toEqual({ done: 4, failed: 1, why: "Used" });
  });
});

describe("CSV", () => {
  it("quotes and disarms formulas", async () => {
    const text = await csvOf(
      ["A", "B"],
      [
        ['say "hi"', "=1+1"],
        ["-5", "a,b"],
      ],
    ).text();
    expect(text.replace("\ufeff", "")).toBe('A,B\r\n"say ""hi""",\'=1+1\r\n-5,"a,b"\r\n');
  });
});

describe("texts", () => {
  it("must look like what they are", () => {
    expect(validateValue({ type: "email", label: "" }, "a@b")?.code).toBe("invalid");
    expect(validateValue({ type: "email", label: "" }, "a@b.org")).toBeUndefined();
    expect(validateValue({ type: "url", label: "" }, "javascript:alert(1)")?.code).toBe("invalid");
    expect(validateValue({ type: "text", label: "", pattern: "[A-Z]{2}" }, "ABC")?.code).toBe("pattern");
    expect(validateValue({ type: "colour", label: "" }, "#33669")?.code).toBe("invalid");
  });
});

describe("parameters of reports", () => {
  const param = (type: string, value: string | null): ReportParam => ({ name: "p", label: "P", type, default: value });

  it("count from today", () => {
    const days = daysBetween(today(), defaultOf(param("date", "today() - 2 weeks")));
    expect(days).toBe(-14);
  });

  it("are literals", () => {
    expect(defaultOf(param("text", "'it''s'"))).toBe("it's");
    expect(defaultOf(param("decimal", "4.5"))).toBe("4.5");
    expect(defaultOf(param("date", "date '2027-05-01'"))).toBe("2027-05-01");
  });

  it("go to the server as it wants them", () => {
    expect(fromInput(param("money", null), "12.50")).toBe("1250");
    expect(fromInput(param("integer", null), "x")).toBe("");
    expect(fromInput(param("time", null), "10:30")).toBe("10:30:00");
  });
});

describe("catalogues", () => {
  const keys = (part: object, path = ""): string[] =>
    Object.entries(part).flatMap(([key, value]) =>
      typeof value === "object" && value !== null ? keys(value as object, `${path}${key}.`) : [path + key],
    );

  it("say the same things", () => expect(keys(de)).toEqual(keys(en)));
});
