/** The geometry of a small line of days: gaps stay gaps, a lone day is a point. */

/** Width and height of the drawing's own units; it is stretched to the room that there is. */
export const WIDE = 100;
export const HIGH = 32;
/** Room above and below, so that a stroke at the edge is not cut. */
const EDGE = 2;

export type Values = readonly (number | null)[];

/** From where to where the values are drawn; `least` is the smallest height that is worth drawing. */
export function rangeOf(values: Values, least: number): [number, number] {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return [0, least];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const missing = Math.max(0, least - (high - low));
  // What never falls below zero is not drawn as if it could.
  const from = Math.max(Math.min(0, low), low - missing / 2);
  return [from, Math.max(high, from + least)];
}

type Place = { x: number; y: number };

/** Stretches of days that follow one another, as places of the drawing. */
export function stretchesOf(values: Values, least: number): Place[][] {
  const [from, to] = rangeOf(values, least);
  const step = values.length > 1 ? WIDE / (values.length - 1) : 0;
  const stretches: Place[][] = [];
  let open: Place[] | null = null;
  values.forEach((value, day) => {
    if (value === null) {
      open = null;
      return;
    }
    const part = to > from ? (value - from) / (to - from) : 0.5;
    const place = { x: day * step, y: HIGH - EDGE - part * (HIGH - 2 * EDGE) };
    if (open) open.push(place);
    else {
      open = [place];
      stretches.push(open);
    }
  });
  return stretches;
}

const at = ({ x, y }: Place) => `${x.toFixed(2)} ${y.toFixed(2)}`;

/** A stretch as a path; of one day a dot, which round ends make visible. */
export function linePath(stretch: readonly Place[]): string {
  const [first, ...rest] = stretch;
  if (!first) return "";
  return rest.length === 0
    ? `M${at(first)}h0`
    : `M${at(first)}${rest.map((one) => `L${at(one)}`).join("")}`;
}

/** The ground below a stretch. */
export function areaPath(stretch: readonly Place[]): string {
  const [first, last] = [stretch[0], stretch.at(-1)];
  if (!first || !last || first === last) return "";
  return `${linePath(stretch)}L${last.x.toFixed(2)} ${HIGH}L${first.x.toFixed(2)} ${HIGH}Z`;
}
