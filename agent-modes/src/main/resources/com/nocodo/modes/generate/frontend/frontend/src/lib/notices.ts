import { createSignal } from "solid-js";

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: "success" | "error";
}

const SHOWN_MILLIS = 5000;

const [notices, setNotices] = createSignal<readonly Notice[]>([]);
let last = 0;

export { notices };

export function dismiss(id: number): void {
  setNotices((shown) => shown.filter((notice) => notice.id !== id));
}

/** Says something in passing. Errors stay until they are closed. */
export function notify(text: string, tone: Notice["tone"] = "success"): void {
  const id = (last += 1);
  setNotices((shown) => [...shown, { id, text, tone }]);
  if (tone === "success") setTimeout(() => dismiss(id), SHOWN_MILLIS);
}
