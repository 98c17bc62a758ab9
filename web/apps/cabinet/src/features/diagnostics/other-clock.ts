import { formatOffset } from "@personal-cabinet/i18n/dates";
import { isoOffset } from "@personal-cabinet/i18n/zones";

/** `UTC+6` when the meter's clock is not the reader's own at that moment, else null. */
export function otherClock(iso: string): string | null {
  const own = isoOffset(-new Date(iso).getTimezoneOffset());
  const told = iso.endsWith("Z") ? "+00:00" : iso.slice(-6);
  return told === own ? null : formatOffset(iso);
}
