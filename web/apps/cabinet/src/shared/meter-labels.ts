/** What meters are called in a list, so that no two are called the same. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import type { TFunction } from "i18next";

function endOf(meter: MeterOut, t: TFunction): string | null {
  if (meter.until) return t("meter.former", { day: formatDate(meter.until) });
  if (meter.removed_on) return t("meter.until", { day: formatDate(meter.removed_on) });
  return null;
}

/** An address as the service writes it: region, town, street, `д. 12`, `кв. 34`. */
type Parts = { before: string[]; home: string };

const HOUSE = /^д\. (\d.*)$/;
const FLAT = /^кв\. (\d.*)$/;

/** The street with the numbers of house and flat, `ул. Осенняя, 12–34`, and what stands before. */
function partsOf(address: string): Parts {
  const parts = address.split(", ");
  const at = parts.findIndex((part) => HOUSE.test(part));
  if (at < 1) return { before: [], home: address };
  const house = HOUSE.exec(parts[at] ?? "")?.[1];
  const flat = FLAT.exec(parts[at + 1] ?? "")?.[1];
  const rest = parts.slice(at + (flat ? 2 : 1));
  const home = [parts[at - 1], flat ? `${house}–${flat}` : house, ...rest].join(", ");
  return { before: parts.slice(0, at - 1), home };
}

/** Each address from the street on; before it only that of region and town that is not the same. */
export function shortAddresses(addresses: string[]): string[] {
  const all = addresses.map(partsOf);
  const [first] = all;
  const isShared = (n: number) => all.every(({ before }) => before[n] === first?.before[n]);
  return all.map(({ before, home }) => [...before.filter((_, n) => !isShared(n)), home].join(", "));
}

export type MeterLabel = {
  /** What tells it apart: `ул. Осенняя, д. 12, кв. 34 · Квартира`. */
  short: string;
  /** Serial number and end, where they are needed. */
  more: string | null;
};

/** The labels of meters: street and name, its serial number where these are not enough. */
export function meterLabels(meters: MeterOut[], t: TFunction): MeterLabel[] {
  const addresses = shortAddresses(meters.map(({ address }) => address ?? ""));
  const words = meters.map(({ name }, n) => [addresses[n], name].filter(Boolean).join(" · "));
  return meters.map((meter, n) => {
    const alone = words.filter((other) => other === words[n]).length === 1;
    const serial = alone ? null : t("meter.number", { number: meter.serial_number });
    const more = [serial, endOf(meter, t)].filter(Boolean).join(" · ");
    return { short: words[n] ?? "", more: more || null };
  });
}
