/** Times that staff write: by the supplier's clock, as `datetime-local` has them. */
import { clockAt, momentsAt } from "@personal-cabinet/i18n/zones";

const TO_MINUTE = 16;

/** `2026-11-30T09:00` → the moment as ISO; null for nothing, and for what the clock jumps over. */
export function isoOf(civil: string | undefined, zone: string): string | null {
  const [at] = civil ? momentsAt(civil, zone) : [];
  return at ? at.toISOString() : null;
}

/** The other way round. */
export function civilOf(iso: string | null, zone: string): string {
  return iso ? clockAt(new Date(iso), zone).slice(0, TO_MINUTE) : "";
}
