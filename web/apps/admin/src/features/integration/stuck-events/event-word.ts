/** What an event is about, in words. */
import type { TFunction } from "i18next";

/** `cabinet.meter_renamed.v1` is read as its own words where nobody has written better ones. */
export function eventWord(t: TFunction, type: string): string {
  const [, name = type] = type.split(".");
  return t(`stuck-events:event.${name}`, { defaultValue: name.replaceAll("_", " ") });
}
