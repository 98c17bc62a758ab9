import type { TFunction } from "i18next";

export type Counts = { right: number; wrong: number; unfilled: number };

/** «Верных – 2, ошибок – 1», and how many rows have no readings, where there are such. */
export function countsWords({ right, wrong, unfilled }: Counts, t: TFunction): string {
  const told = t("servicing-sheets:counts", { right, wrong });
  return unfilled > 0 ? `${told}, ${t("servicing-sheets:countsUnfilled", { unfilled })}` : told;
}

export function countOf(counts: Counts, rows: keyof Counts | undefined): number {
  return rows ? counts[rows] : counts.right + counts.wrong + counts.unfilled;
}
