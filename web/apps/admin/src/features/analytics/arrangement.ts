/** In which order tiles stand and which are not shown: pure. */
import type { AnalyticsTile, Arrangement } from "@personal-cabinet/api/admin";

export type TileName = AnalyticsTile["name"];

/** All tiles in the order of who looks; one that came later than his choice has its usual place. */
export function orderOf(usual: readonly TileName[], { order }: Arrangement): TileName[] {
  const sorted = order.filter((name) => usual.includes(name));
  usual.forEach((name, place) => {
    if (sorted.includes(name)) return;
    const before = usual
      .slice(0, place)
      .filter((other) => sorted.includes(other))
      .at(-1);
    sorted.splice(before === undefined ? 0 : sorted.indexOf(before) + 1, 0, name);
  });
  return sorted;
}

/** The same with a tile moved to where another shown one stands. */
export function moved(
  order: readonly TileName[],
  name: TileName,
  to: TileName | undefined,
): TileName[] {
  if (to === undefined || to === name) return [...order];
  const place = order.indexOf(to);
  const rest = order.filter((one) => one !== name);
  rest.splice(place, 0, name);
  return rest;
}

/** An order that is the usual one, with nothing hidden, is no choice. */
export function arrangementOf(
  usual: readonly TileName[],
  order: readonly TileName[],
  hidden: readonly TileName[],
): Arrangement {
  const asUsual = order.every((name, place) => name === usual[place]);
  return { order: asUsual ? [] : [...order], hidden: [...hidden] };
}
