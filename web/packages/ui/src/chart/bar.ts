/** What a bar chart draws, and how its bars and its axis lie on the page. */

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
  /** Where it lies on its clock or calendar, by which round labels are chosen: day, month, hours. */
  at?: number;
  /** Below the label, where something begins: `дек`, `+2`. */
  mark?: string | undefined;
  /** A day on which most people do not work. */
  weekend?: boolean;
  /** In words, for the readout, the table and screen readers: `21 ноября 2026, сб`. */
  name: string;
  /** The time has not come yet: an empty place, not a missing value. */
  ahead?: boolean;
  /** The time is not the reader's to see: an empty place, not a missing value. */
  hidden?: boolean;
  /** What went the other way in the same time; drawn below zero. */
  given?: Sum | undefined;
  /** It is far from what is usual: by which side, and what is said of it. */
  unlike?: { more: boolean; words: string } | undefined;
  /** What else is said of it, where it is pointed at or read. */
  more?: string[] | undefined;
  /** The same stretch of the period that is compared with. */
  other?: { value: number; name: string } | undefined;
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

const AXIS_STEPS = 4;

export type Scale = {
  /** The highest value of the axis, and how far it reaches below zero. */
  end: number;
  low: number;
  step: number;
  ticks: number[];
};

/**
 * The axis of values: a few round steps that hold the highest bar, also of what is compared with,
 * and below zero the deepest one of what went the other way, by the same steps.
 */
export function scaleOf(bars: Bar[]): Scale {
  const most = Math.max(0, ...bars.flatMap((bar) => [bar.value ?? 0, bar.other?.value ?? 0]));
  const deepest = Math.max(0, ...bars.map(({ given }) => given?.value ?? 0));
  const step = roundStep(Math.max(most, deepest), AXIS_STEPS);
  const steps = (value: number) => Math.ceil((value / step) * 0.999999);
  const [up, down] = [Math.max(1, steps(most)), steps(deepest)];
  const ticks = Array.from({ length: up + down + 1 }, (_, index) => (index - down) * step);
  return { end: up * step, low: down * step, step, ticks };
}

/** How many decimals the steps of an axis, or the values of a column, need; never more than three. */
export function digitsOf(values: number[]): number {
  const needed = (value: number) =>
    [0, 1, 2].find((digits) => Math.abs(value - Number(value.toFixed(digits))) < 0.0005) ?? 3;
  return Math.max(0, ...values.map(needed));
}

/** The mean of the bars that are whole; null when fewer than two are. */
export function averageOf(bars: Bar[]): number | null {
  const whole = bars.flatMap((bar) => (bar.complete && bar.value !== null ? [bar.value] : []));
  return whole.length < 2 ? null : whole.reduce((sum, value) => sum + value, 0) / whole.length;
}

/**
 * Which bars are labelled, by index, where `most` labels fit side by side: those with a mark first,
 * then the round ones of the finest stride that fits, as long as none stands in another's place.
 */
export function labelled(bars: Bar[], strides: number[], most: number): number[] {
  const apart = Math.max(1, Math.ceil(bars.length / most));
  const round = (stride: number) =>
    bars.flatMap(({ at = 0 }, index) => (at % stride === 0 ? [index] : []));
  const fits = (places: number[]) =>
    places.every((place, n) => n === 0 || place - (places[n - 1] ?? 0) >= apart);
  const strided = strides.map(round).find((places) => places.length > 0 && fits(places)) ?? [];
  const chosen = bars.flatMap(({ mark }, index) => (mark ? [index] : []));
  const kept = fits(chosen) ? chosen : chosen.slice(0, 1);
  for (const place of [0, ...strided]) {
    if (kept.every((other) => Math.abs(other - place) >= apart)) kept.push(place);
  }
  return kept.sort((a, b) => a - b);
}
