import { errorText } from "./errors";

const AT_ONCE = 4;

export interface BulkResult {
  readonly done: number;
  readonly failed: number;
  /** Why the first of the failed ones was refused. */
  readonly why: string;
}

/** Does one thing to many records, a few at a time. One refusal does not stop the others. */
export async function forEachRecord<T>(
  records: readonly T[],
  action: (record: T) => Promise<unknown>,
): Promise<BulkResult> {
  const waiting = [...records];
  const refusals: string[] = [];
  const worker = async (): Promise<void> => {
    for (let record = waiting.shift(); record !== undefined; record = waiting.shift()) {
      try {
        await action(record);
      } catch (error) {
        refusals.push(errorText(error));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { done: records.length - refusals.length, failed: refusals.length, why: refusals[0] ?? "" };
}
