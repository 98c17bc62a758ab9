/** Money as people write it. */
import { formatFixed, formatNumber } from "./numbers";
import type { Language } from "./setup";

export const ROUBLE = "₽";

/** Kopecks as roubles: `1 234,50 ₽`, or rounded to whole ones. */
export function formatRoubles(kopecks: number, language: Language, digits: 0 | 2 = 2): string {
  const roubles = kopecks / 100;
  const text = digits ? formatFixed(roubles, language, digits) : formatNumber(roubles, language, 0);
  return `${text}\u00a0${ROUBLE}`;
}
