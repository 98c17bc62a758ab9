/** What a bar chart draws, and how its bars lie on the page. */

export type Sum = {
  /** null = nothing is known. */
  value: number | null;
  /** false = the value is a part of the whole. */
  complete: boolean;
  /** Its time is not over yet: that is why it is not complete. */
  running?: boolean;
  /** How much of the value was computed, not measured; null = no such value is in it. */
  estimated?: number | null;
  /** How much of it was measured but is not relied on; null = no such value is in it. */
  doubtful?: number | null;
};

export type Bar = Sum & {
  /** Stable key, e.g. the ISO start. */
  key: string;
  /** Short, under the axis: `21`, `ноя`, `07:30`. */
  label: string;
  /** In words, for the readout, the table and screen readers: `21 ноября 2026, сб`. */
  name: string;
  /** The time has not come yet: an empty place, not a missing value. */
  ahead?: boolean;
  /** The time is not the reader's to see: an empty place, not a missing value. */
  hidden?: boolean;
};

/** Whether a bar has no value and should have one: its time is over. */
export function isMissing(bar: Bar): boolean {
  return bar.value === null && !bar.ahead && !bar.running && !bar.hidden;
}

/** The parts of a value as they stand one above the other. */
export function partsOf(bar: Bar): { sound: number; estimated: number; doubtful: number } {
  const estimated = bar.estimated ?? 0;
  const doubtful = bar.doubtful ?? 0;
  return { sound: Math.max(0, (bar.value ?? 0) - estimated - doubtful), estimated, doubtful };
}

export type Moved = { index: number; handled: boolean };

/** The bar that a key moves to; `handled` is false for keys that mean nothing here. */
export function moveBy(key: string, index: number, count: number): Moved {
  const last = count - 1;
  const to = (next: number) => ({ index: Math.max(0, Math.min(last, next)), handled: true });
  if (key === "ArrowRight" || key === "ArrowDown") return to(index + 1);
  if (key === "ArrowLeft" || key === "ArrowUp") return to(index - 1);
  if (key === "PageDown") return to(index + 7);
  if (key === "PageUp") return to(index - 7);
  if (key === "Home") return to(0);
  if (key === "End") return to(last);
  return { index, handled: false };
}

/** The first round number (1, 2, 2.5, 5 × 10ⁿ) at which `steps` of it hold `most`. */
export function roundStep(most: number, steps: number): number {
  if (!(most > 0)) return 1;
  const rough = most / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor =
    [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= rough * 0.999999) ?? 10;
  return factor * power;
}

export const AXIS_STEPS = 4;

/** The axis' end for these bars: a few round steps that hold the highest. */
export function axisEnd(bars: Bar[]): number {
  const most = Math.max(0, ...bars.map((bar) => bar.value ?? 0));
  return roundStep(most, AXIS_STEPS) * AXIS_STEPS;
}
