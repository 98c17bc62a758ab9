/** The parts of a period by tariff zone. */
import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import type { Language } from "@personal-cabinet/i18n/setup";

export type Zone = {
  /** `T1 Пик`; two tariffs of an account may each have a T1 of their own. */
  key: string;
  name: string;
  code: string;
  values: (number | null)[];
  total: number | null;
};

const REST = "rest";

/** The zones, and what has no tariff as one more if there is such; `rest` is its name. */
export function zonesOf(costs: ConsumptionOut, language: Language, rest: string): Zone[] {
  const zones = (costs.zones ?? []).map(({ zone, titles, values, total }) => {
    const name = titles[language] ?? titles.ru ?? zone;
    return { key: `${zone} ${name}`, name, code: zone, values, total };
  });
  const left = costs.points.map(({ value }, n) => {
    if (value === null) return null;
    const inZones = zones.reduce((sum, { values }) => sum + (values[n] ?? 0), 0);
    return Number((value - inZones).toFixed(3));
  });
  if (left.every((value) => !value)) return zones;
  const total = left.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return [
    ...zones,
    { key: REST, name: rest, code: "", values: left, total: Number(total.toFixed(3)) },
  ];
}

/** What the shown zones of a point come to; null = nothing is known of it. */
export function shownSum(zones: Zone[], n: number): number | null {
  const known = zones.flatMap(({ values }) => {
    const value = values[n];
    return typeof value === "number" ? [value] : [];
  });
  return known.length > 0 ? Number(known.reduce((sum, value) => sum + value, 0).toFixed(3)) : null;
}
