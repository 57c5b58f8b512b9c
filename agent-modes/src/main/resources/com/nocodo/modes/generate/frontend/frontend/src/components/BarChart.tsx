import { For } from "solid-js";
import type { Bar } from "../lib/reports";

/** Horizontal bars with their labels and values. */
export function BarChart(props: { title: string; bars: readonly Bar[] }) {
  const highest = (): number => Math.max(...props.bars.map((bar) => bar.value), 1);
  const share = (value: number): string => `${Math.max((Math.max(value, 0) / highest()) * 100, 0.5)}%`;
  return (
    <dl
      class="grid grid-cols-[minmax(4rem,auto)_1fr_auto] items-center gap-x-3 gap-y-2 text-sm"
      aria-label={props.title}
    >
      <For each={props.bars}>
        {(bar) => (
          <div class="contents">
            <dt class="max-w-40 truncate text-muted">{bar.label}</dt>
            <dd class="contents">
              <svg class="h-4 w-full overflow-visible border-s border-line rtl:-scale-x-100" aria-hidden="true">
                <rect width={share(bar.value)} height="100%" rx="3" class="fill-primary" />
              </svg>
              <span class="text-end tabular-nums">{bar.text}</span>
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}
