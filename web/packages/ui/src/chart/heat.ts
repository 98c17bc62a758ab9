/** A field of many values, by day and hour or by month and day: shades, places, the way of the keys. */
import { type Bar, isMissing, roundStep } from "./bar";

export type HeatCell = Bar & {
  /** Column and row; one that shares its place with a twin (an hour that comes twice) has a part. */
  x: number;
  y: number;
  part?: { at: number; of: number } | undefined;
};

export type HeatLabel = { at: number; label: string };

export type HeatGrid = {
  columns: number;
  rows: number;
  columnLabels: HeatLabel[];
  rowLabels: HeatLabel[];
};

/** So many shades of a value: more cannot be told apart. */
export const SHADES = 6;
/** The few highest values are all of the darkest shade, or all others would be pale. */
const HIGH = 0.98;

/** How far apart shades lie: a round number, of which as many as there are shades hold nearly all. */
export function shadeStep(cells: Bar[]): number {
  const values = cells
    .flatMap(({ value }) => (value === null ? [] : [value]))
    .sort((a, b) => a - b);
  const high = values[Math.floor((values.length - 1) * HIGH)] ?? 0;
  return roundStep(high || (values[values.length - 1] ?? 0), SHADES);
}

/** Which shade a value has: 0 is nothing used, then from pale to dark. */
export function shadeOf(value: number, step: number): number {
  if (value <= 0) return 0;
  return Math.min(SHADES, Math.max(1, Math.ceil(value / step - 1e-9)));
}

export type HeatLook = "missing" | "unsound" | `shade${number}`;

function looksOf(cell: HeatCell, step: number): HeatLook[] {
  if (cell.value === null) return isMissing(cell) ? ["missing"] : [];
  const shade: HeatLook = `shade${shadeOf(cell.value, step)}`;
  const unsound =
    !cell.complete || typeof cell.estimated === "number" || typeof cell.doubtful === "number";
  return unsound ? [shade, "unsound"] : [shade];
}

/** Where a cell lies, in columns and rows. */
export function placeOf({ x, y, part }: HeatCell): { top: number; height: number; left: number } {
  const height = part ? 1 / part.of : 1;
  return { left: x, top: y + (part ? part.at * height : 0), height };
}

/** One outline for all cells of a look, so that a year of hours is a handful of shapes. */
export function outlines(cells: HeatCell[], step: number): Map<HeatLook, string> {
  const paths = new Map<HeatLook, string[]>();
  for (const cell of cells) {
    const { left, top, height } = placeOf(cell);
    const shape = `M${left} ${top}h1v${height}h-1z`;
    for (const look of looksOf(cell, step)) {
      const path = paths.get(look);
      if (path) path.push(shape);
      else paths.set(look, [shape]);
    }
  }
  return new Map([...paths].map(([look, shapes]) => [look, shapes.join("")]));
}

/** The cell at a point of the field, given in columns and rows from its corner. */
export function cellAt(cells: HeatCell[], left: number, down: number): number | null {
  const index = cells.findIndex((cell) => {
    const { top, height } = placeOf(cell);
    return cell.x === Math.floor(left) && top <= down && down < top + height;
  });
  return index === -1 ? null : index;
}

/** The nearest cell of another column, at about the same row. */
function across(cells: HeatCell[], index: number, columns: number): number {
  const from = cells[index];
  if (!from) return 0;
  const there = cells.flatMap(({ x, y }, n) =>
    x === from.x + columns ? [{ n, far: Math.abs(y - from.y) }] : [],
  );
  return there.sort((a, b) => a.far - b.far)[0]?.n ?? index;
}

const WEEK = 7;

/** The cell that a key moves to: up and down within a column, across from column to column. */
export function moveInHeat(key: string, index: number, cells: HeatCell[]): number | null {
  const here = cells[index];
  const within = (steps: number) => {
    const column = cells
      .map((cell, n) => ({ n, x: cell.x, top: placeOf(cell).top }))
      .filter(({ x }) => x === here?.x)
      .sort((a, b) => a.top - b.top);
    const at = column.findIndex(({ n }) => n === index);
    return column[at + steps]?.n ?? index;
  };
  if (key === "ArrowDown") return within(1);
  if (key === "ArrowUp") return within(-1);
  if (key === "ArrowRight") return across(cells, index, 1);
  if (key === "ArrowLeft") return across(cells, index, -1);
  if (key === "PageDown") return across(cells, index, WEEK);
  if (key === "PageUp") return across(cells, index, -WEEK);
  if (key === "Home") return 0;
  if (key === "End") return cells.length - 1;
  return null;
}
