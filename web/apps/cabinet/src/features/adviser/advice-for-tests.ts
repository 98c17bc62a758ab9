/** Advice as the service gives it: one zone now, two and three offered, the same use every month. */
import type { AdviceOptionOut, AdviceOut } from "@personal-cabinet/api/cabinet";

const MONTHS = [
  ...["11", "12"].map((month) => `2025-${month}-01`),
  ...Array.from({ length: 10 }, (_, n) => `2026-${String(n + 1).padStart(2, "0")}-01`),
];
const TITLES = {
  all: { ru: "Круглосуточно", en: "All day" },
  day: { ru: "День", en: "Day" },
  night: { ru: "Ночь", en: "Night" },
  peak: { ru: "Пик", en: "Peak" },
};
type Part = [zone: string, title: keyof typeof TITLES, kwh: number, price: number];

/** What an option tells: of each zone kWh a month, and roubles a kWh. */
export function option(
  schedule_id: number | null,
  names: string[],
  parts: Part[],
  change: Partial<AdviceOptionOut> = {},
): AdviceOptionOut {
  const month = parts.reduce((sum, [, , kwh, price]) => sum + Math.round(kwh * price * 100), 0);
  return {
    schedule_id,
    names,
    names_en: names.map(() => ""),
    present: false,
    offered: true,
    cost: 12 * month,
    difference: null,
    months: MONTHS.map(() => month),
    zones: parts.map(([zone, title, kwh, price]) => ({
      zone,
      titles: TITLES[title],
      price,
      total: 12 * kwh,
      values: MONTHS.map(() => kwh),
      prices: MONTHS.map(() => price),
    })),
    bands: false,
    vat_percent: 20,
    prices_since: "2026-07-01",
    next_prices_from: null,
    ...change,
  };
}

export const SINGLE = option(1, ["Однозонный"], [["T1", "all", 300, 6]], { present: true });
export const TWO = option(
  2,
  ["Двухзонный"],
  [
    ["T1", "day", 200, 7],
    ["T2", "night", 100, 3],
  ],
);
export const THREE = option(
  3,
  ["Трёхзонный"],
  [
    ["T1", "peak", 150, 8],
    ["T2", "night", 100, 3],
    ["T3", "day", 50, 6],
  ],
);

/** The options in order, with their differences to the present one. */
export function advice(
  options: AdviceOptionOut[] = [TWO, SINGLE, THREE],
  change: Partial<AdviceOut> = {},
): AdviceOut {
  const now = options.find(({ present }) => present)?.cost;
  return {
    account_id: 5,
    state: "told",
    first_day: "2025-11-01",
    last_day: "2026-10-31",
    months: MONTHS,
    hours: 8760,
    missing: 0,
    gaps: [],
    estimated: 0,
    known_since: "2024-11-01",
    ready_on: null,
    total: 3600,
    prices_on: "2026-11-29",
    options: [...options]
      .sort((a, b) => a.cost - b.cost)
      .map((one) => ({ ...one, difference: now === undefined ? null : one.cost - now })),
    paid: { cost: 2_000_000, complete: true, months: MONTHS.map(() => 166_667) },
    break_even: { single_id: 1, two_id: 2, share: 0.25, own_share: 1 / 3 },
    meters: [{ serial_number: "S-1", zones: null }],
    ...change,
  };
}
