/** IANA time zones as a person looks for them: by name, by city, by offset. */
import type { Language } from "@personal-cabinet/i18n/language";
import { offsetAt, offsetWords, zoneName } from "@personal-cabinet/i18n/zones";

export type ZoneOption = { value: string; label: string };

export function zoneOption(zone: string, language: Language, now = new Date()): ZoneOption {
  const offset = offsetWords(offsetAt(now, zone));
  return { value: zone, label: `${zone} — ${zoneName(zone, language, now)}, ${offset}` };
}

/** All zones that the browser knows, and the one that is set whatever the browser knows. */
export function zonesOf(present: string, language: Language): ZoneOption[] {
  const now = new Date();
  const names = new Set([present, "UTC", ...Intl.supportedValuesOf("timeZone")]);
  return [...names].sort().map((zone) => zoneOption(zone, language, now));
}
