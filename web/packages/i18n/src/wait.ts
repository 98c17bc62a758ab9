/** A time to wait in words of a clock. */
import type { Language } from "./language";

/** Seconds to wait: `4:05`, or `45 с`. */
export function formatWait(seconds: number, language: Language): string {
  if (seconds < 60) return language === "ru" ? `${seconds} с` : `${seconds} s`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
