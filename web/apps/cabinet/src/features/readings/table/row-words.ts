/** What is to be known of a reading beside its figures, in words. */
import type { RegisterReadingOut, RegisterReadingsOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { formatEnergy } from "@personal-cabinet/i18n/numbers";
import type { Language } from "@personal-cabinet/i18n/setup";
import type { TFunction } from "i18next";

export type ZoneReading = RegisterReadingOut["zones"][number];
type Words = TFunction;

/** From where a meter counts: its first reading in the reader's time, with nothing before it. */
function isFirst({ opening, replaced, zones }: RegisterReadingOut): boolean {
  return (
    !opening &&
    !replaced &&
    zones.every(({ consumption, remark }) => consumption === null && remark === null)
  );
}

/** What makes a reading other than a sound one of the counter; nothing of most. */
export function rowNotes(row: RegisterReadingOut, t: Words): string[] {
  const told = [
    row.opening && t("readings:note.opening"),
    isFirst(row) && t("readings:note.first"),
    row.replaced && t("readings:note.replaced"),
    row.quality !== "good" && row.origin !== "computed" && t(`readings:note.${row.quality}`),
    row.sums_differ && t("readings:note.differs"),
  ];
  return told.filter((words) => words !== false);
}

/** What is to be known of one counter: that it began anew, was asked back, was computed before. */
export function zoneNotes(zone: ZoneReading, unit: string, t: Words, language: Language): string[] {
  const { remark, measured_consumption: measured, measured_since: since } = zone;
  const notes = remark ? [t(`readings:note.${remark}`)] : [];
  if (measured === null || since === null) return notes;
  const value = formatEnergy(measured, unit, language);
  return [...notes, t("readings:note.measured", { day: formatDate(since), value })];
}

/** From which reading the row counts: that of its first counter that has one before. */
export function sinceOf({ zones }: RegisterReadingOut): string | null {
  return zones.find(({ since }) => since !== null)?.since ?? null;
}

export function meterOf({ meters }: RegisterReadingsOut, { meter_id }: RegisterReadingOut) {
  return meters.find(({ id }) => id === meter_id);
}

/** Whether anything of a period has a cost. */
export function hasCost({ cost }: RegisterReadingsOut): boolean {
  return typeof cost === "number";
}
