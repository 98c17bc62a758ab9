/** Which tariff is the better one, and what it would be if use moved to the night. */
import type { AdviceOptionOut, AdviceOut, AdviceZoneOut } from "@personal-cabinet/api/cabinet";

/** Less than a rouble a year is no difference that one changes a tariff for. */
const ROUBLE = 100;

export type Verdict = {
  /** The present one is the best, another is, or there is none to compare with. */
  kind: "already" | "cheaper" | "cheapest";
  best: AdviceOptionOut;
  /** Kopecks a year; 0 without a present one. */
  saved: number;
};

export function presentOf(advice: AdviceOut): AdviceOptionOut | undefined {
  return advice.options.find(({ present }) => present);
}

/** `costs` stand in the place of the options' own, by their numbers. */
export function verdictOf(
  { options }: AdviceOut,
  costs: number[] = options.map(({ cost }) => cost),
): Verdict | undefined {
  const priced = options.map((option, n) => ({ option, cost: costs[n] ?? option.cost }));
  const present = priced.find(({ option }) => option.present);
  const [best] = priced
    .filter(({ option }) => option.offered || option.present)
    .sort((a, b) => a.cost - b.cost);
  if (!best) return undefined;
  if (!present) return { kind: "cheapest", best: best.option, saved: 0 };
  const saved = present.cost - best.cost;
  return saved < ROUBLE
    ? { kind: "already", best: present.option, saved: 0 }
    : { kind: "cheaper", best: best.option, saved };
}

/** The zone whose kWh cost least: where use is moved to. */
export function cheapestZone({ zones }: AdviceOptionOut): AdviceZoneOut | undefined {
  return [...zones].sort((a, b) => a.price - b.price)[0];
}

/** kWh a year outside the cheapest zone, of which a share may be moved there. */
export function movable(option: AdviceOptionOut): number {
  const night = cheapestZone(option);
  return option.zones.reduce((sum, zone) => (zone === night ? sum : sum + zone.total), 0);
}

/**
 * Kopecks of the year when that share (0-1) of what falls outside the cheapest zone falls into it.
 *
 * Of each month the whole stays the same, and with it the price of a kWh in each zone, also where it
 * depends on how much the month takes.
 */
export function costWhenMoved(option: AdviceOptionOut, share: number): number {
  const night = cheapestZone(option);
  if (!night) return option.cost;
  const roubles = option.zones.reduce(
    (sum, zone) =>
      zone.values.reduce((saved, kwh, month) => {
        const [from, to] = [zone.prices[month] ?? 0, night.prices[month] ?? 0];
        return saved + kwh * share * (from - to);
      }, sum),
    0,
  );
  return option.cost - Math.round(roubles * 100);
}

/** The offered tariff of several zones that is the best: it is what night use is about. */
export function zonedOption({ options }: AdviceOut): AdviceOptionOut | undefined {
  return options.find(({ offered, zones }) => offered && zones.length > 1);
}

/** Serial numbers of meters that are known to count fewer zones than a tariff has. */
export function metersShortOf({ meters }: AdviceOut, option: AdviceOptionOut): string[] {
  return meters
    .filter(({ zones }) => zones !== null && zones < option.zones.length)
    .map(({ serial_number }) => serial_number);
}
