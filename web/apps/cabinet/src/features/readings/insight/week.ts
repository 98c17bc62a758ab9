/** Cells of the map of a week: which the arrows choose, and how dark one is. */
export type Cell = { day: number; hour: number };

const DAYS = 7;
const HOURS = 24;
const STEPS: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The cell that a key leads to; the first one leads to Monday's midnight. Null = none of its keys. */
export function moved(from: Cell | null, key: string): Cell | null {
  const step = STEPS[key];
  if (!step) {
    if (key === "Home") return { day: from?.day ?? 0, hour: 0 };
    return key === "End" ? { day: from?.day ?? 0, hour: HOURS - 1 } : null;
  }
  if (!from) return { day: 0, hour: 0 };
  const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  return { day: within(from.day + step[0], DAYS), hour: within(from.hour + step[1], HOURS) };
}

/** How much of the darkest colour, in per cent; where all are alike it is the middle one. */
export function shadeOf(value: number | null, least: number, most: number): string {
  if (value === null) return "0%";
  return most > least ? `${Math.round(8 + (92 * (value - least)) / (most - least))}%` : "50%";
}
