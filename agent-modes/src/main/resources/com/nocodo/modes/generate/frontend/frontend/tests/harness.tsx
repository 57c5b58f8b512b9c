import { render } from "solid-js/web";
import { vi } from "vitest";
import { entities } from "../src/lib/entities";
import type { Entity } from "../src/lib/entity";
import type { Field, LinkValue, Row, Value } from "../src/lib/fields";
import { user, type User } from "../src/lib/session";
import { Root } from "../src/routes/Root";

const STORED = { id: 1, version: 1, created_at: "2027-05-01T10:00:00Z", updated_at: "2027-05-01T10:00:00Z" };

/** A record with a value in every field. */
export function sampleOf(entity: Entity): Row {
  const texts = Object.values(entity.fields).flatMap((field) =>
    "text" in field ? [[field.text, sampleText(field)]] : [],
  );
  const values = Object.entries(entity.fields).map(([name, field]) => [name, sampleValue(field)]);
  return { ...STORED, created_by: 1, updated_by: 1, ...Object.fromEntries(texts), ...Object.fromEntries(values) };
}

const sampleText = (field: Field): Value =>
  field.type === "relations" || field.type === "links" ? ["Linked"] : "Linked";

function sampleValue(field: Field): Value {
  switch (field.type) {
    case "boolean":
      return true;
    case "integer":
    case "decimal":
    case "percent":
    case "duration":
    case "money":
      return field.min ?? Math.min(1, field.max ?? 1);
    case "date":
      return "2027-05-01";
    case "time":
      return "10:00:00";
    case "datetime":
      return "2027-05-01T10:00:00Z";
    case "enum":
      return field.choices[0]?.value ?? null;
    case "relation":
    case "file":
    case "image":
      return 1;
    case "relations":
      return [1];
    case "links":
      return [{ ...sampleLink(field.fields), id: 1 }];
    case "email":
      return "somebody@example.org";
    case "url":
      return "https://example.org";
    case "colour":
      return "#336699";
    default:
      return "example" in field && field.example ? field.example : "Something";
  }
}

const sampleLink = (fields: Readonly<Record<string, Field>>): LinkValue =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, sampleValue(field)])) as LinkValue;

/** Answers like the server of an app with one record of each kind. */
function answer(url: URL, role: string, account: Partial<User>): unknown {
  const path = url.pathname;
  const page = (items: readonly unknown[]): unknown => ({ items, page: 1, page_size: 20, total: items.length });
  const entity = entities.find((one) => path === `/api${one.path}` || path.startsWith(`/api${one.path}/`));
  if (path === "/api/session") {
    return { user: { id: 1, email: "owner@example.org", name: "Owner", role, ...account }, csrf_token: "token" };
  }
  if (path.endsWith("/options")) return { items: [{ id: 1, label: "Linked" }] };
  if (entity) return path === `/api${entity.path}` ? page([sampleOf(entity)]) : sampleOf(entity);
  if (path === "/api/reports")
    return [{ name: "sample", label: "Sample", kind: "list", path: "/api/reports/sample", params: [] }];
  if (path.startsWith("/api/reports/"))
    return { columns: [{ name: "n", label: "N", type: "integer" }], rows: [{ n: 1 }] };
  if (path === "/api/roles") return [{ id: "owner", label: "Owner" }];
  return page([]);
}

/** Opens one page of the app as somebody of that role, and waits for its heading. */
export async function open(path: string, role = "owner", account: Partial<User> = {}): Promise<HTMLElement> {
  vi.stubGlobal(
    "fetch",
    async (input: string) =>
      new Response(JSON.stringify(answer(new URL(input, "http://app.test"), role, account)), { status: 200 }),
  );
  window.history.replaceState(null, "", path);
  document.body.innerHTML = "";
  const place = document.body.appendChild(document.createElement("div"));
  dispose?.();
  dispose = render(() => <Root />, place);
  const isReady = (): boolean =>
    user()?.role === role &&
    place.querySelector("h1") !== null &&
    place.querySelector('.skeleton, [aria-busy="true"]') === null;
  await vi.waitFor(
    () => {
      if (!isReady()) throw new Error(`${path} is still loading`);
    },
    { timeout: 20_000, interval: 10 },
  );
  return place;
}

let dispose: (() => void) | undefined;
