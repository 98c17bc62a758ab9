/** Rows that never jump: what they say is renewed where they stand, and what is new waits to be shown. */
import { type Key, useState } from "react";

type Held<Row> = { view: string; rows: Row[] };

export type CalmRows<Row> = {
  rows: Row[];
  /** How many have come since, or are elsewhere in the order now. */
  fresh: number;
  show: () => void;
};

/** Those that are held, as they are now; one that is gone from the view stays as it was. */
export function renewed<Row>(held: Row[], live: Row[], keyOf: (row: Row) => Key): Row[] {
  const now = new Map(live.map((row) => [keyOf(row), row]));
  return held.map((row) => now.get(keyOf(row)) ?? row);
}

/** `view`: names the question that `live` answers; null while its answer is on the way. */
export function useCalmRows<Row>(
  view: string | null,
  live: Row[],
  keyOf: (row: Row) => Key,
): CalmRows<Row> {
  const [held, setHeld] = useState<Held<Row> | null>(null);
  if (view !== null && held?.view !== view) {
    setHeld({ view, rows: live });
    return { rows: live, fresh: 0, show: () => undefined };
  }
  const known = new Set(held?.rows.map(keyOf));
  return {
    rows: view === null ? live : renewed(held?.rows ?? live, live, keyOf),
    fresh: view === null ? 0 : live.filter((row) => !known.has(keyOf(row))).length,
    show: () => view !== null && setHeld({ view, rows: live }),
  };
}
