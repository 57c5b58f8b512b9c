import { createEffect, createSignal, on, onCleanup, type Accessor } from "solid-js";

/** Data that is fetched whenever `source` changes; the last answer stays visible meanwhile. */
export interface Load<T> {
  readonly data: Accessor<T | undefined>;
  readonly error: Accessor<unknown>;
  readonly loading: Accessor<boolean>;
  reload(): void;
}

/** Fetches for each new source; an undefined source fetches nothing. */
export function createLoad<S, T>(
  source: Accessor<S | undefined>,
  fetchData: (source: S, signal: AbortSignal) => Promise<T>,
): Load<T> {
  const [data, setData] = createSignal<T>();
  const [error, setError] = createSignal<unknown>();
  const [loading, setLoading] = createSignal(true);
  const [round, setRound] = createSignal(0);

  createEffect(
    on([source, round], ([current]) => {
      if (current === undefined) return;
      const abort = new AbortController();
      onCleanup(() => abort.abort());
      setLoading(true);
      fetchData(current, abort.signal).then(
        (answer) => {
          if (abort.signal.aborted) return;
          setData(() => answer);
          setError(undefined);
          setLoading(false);
        },
        (reason: unknown) => {
          if (abort.signal.aborted) return;
          setError(reason);
          setLoading(false);
        },
      );
    }),
  );

  return { data, error, loading, reload: () => setRound((n) => n + 1) };
}
