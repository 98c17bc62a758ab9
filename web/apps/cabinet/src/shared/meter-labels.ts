/** What meters are called in a list, so that no two are called the same. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import type { TFunction } from "i18next";

function endOf(meter: MeterOut, t: TFunction): string | null {
  if (meter.until) return t("meter.former", { day: formatDate(meter.until) });
  if (meter.removed_on) return t("meter.until", { day: formatDate(meter.removed_on) });
  return null;
}

/** The label of each meter: name and address, its serial number where these are not enough. */
export function meterLabels(meters: MeterOut[], t: TFunction): string[] {
  const words = meters.map(({ name, address }) => [name, address].filter(Boolean).join(" · "));
  return meters.map((meter, n) => {
    const alone = words.filter((other) => other === words[n]).length === 1;
    const serial = alone ? null : t("meter.number", { number: meter.serial_number });
    return [words[n], serial, endOf(meter, t)].filter(Boolean).join(" · ");
  });
}
