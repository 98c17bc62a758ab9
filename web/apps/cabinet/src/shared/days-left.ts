const DAY_MS = 24 * 60 * 60 * 1000;

/** Whole days after today until the days on which readings are taken end; 0 on the last of them. */
export function daysLeft({ today, closes_on }: { today: string; closes_on: string }): number {
  return Math.round((Date.parse(closes_on) - Date.parse(today)) / DAY_MS);
}
