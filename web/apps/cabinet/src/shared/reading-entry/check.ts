/** What can be said of a typed reading before it is sent. The service judges it again. */

import type { FormMeterOut, FormZoneOut } from "@personal-cabinet/api/cabinet";
import { formatEnergy } from "@personal-cabinet/i18n/numbers";
import type { Language } from "@personal-cabinet/i18n/setup";
import type { TFunction } from "i18next";
import { readWheels, usedSince, wheelText } from "./wheels";

/** A meter's counters. */
export type Counters = Pick<FormMeterOut, "zones">;
/** What is typed for one meter, by zone. */
export type Typed = Record<string, string>;
/** Why zones are refused. */
export type Refusals = Partial<Record<string, string>>;

/** The name of a zone: `T1, День`, or its title alone where that says no more. */
export function zoneName(zone: FormZoneOut, t: TFunction): string {
  if (zone.zone === "total" || zone.title.length <= zone.zone.length) return zone.title;
  return t("reading-entry:label", { zone: zone.zone, title: zone.title });
}

export function kilowattHours(wh: number, language: Language): string {
  return formatEnergy(wh / 1000, "kWh", language);
}

/** Wh used since the reading before; null when there is none, or nothing readable is typed. */
export function usedOf(zone: FormZoneOut, text: string | undefined): number | null {
  const { wh } = readWheels(text ?? "", zone);
  if (wh === undefined || !zone.previous) return null;
  return usedSince(wh, zone.previous.value_wh, zone) * zone.ratio;
}

/** Whether it is below the reading before, so that the wheels must have turned over. */
export function turned(zone: FormZoneOut, text: string | undefined): boolean {
  const { wh } = readWheels(text ?? "", zone);
  return wh !== undefined && zone.previous !== null && wh < zone.previous.value_wh;
}

function refusalOf(zone: FormZoneOut, text: string | undefined, t: TFunction): string | undefined {
  const { wh, fault } = readWheels(text ?? "", zone);
  if (fault) {
    const count = (fault === "decimals" ? zone.decimals : zone.digits) ?? 0;
    return t(`reading-entry:fault.${fault}`, { count });
  }
  const { previous } = zone;
  // What was only computed is replaced by what the meter shows.
  if (!previous || previous.source === "computed") return undefined;
  if (usedSince(wh, previous.value_wh, zone) >= 0) return undefined;
  return t("reading-entry:fault.lower", { value: wheelText(previous.value_wh, zone) });
}

/** Why zones are refused; none when the reading may be sent. */
export function refusalsOf(item: Counters, typed: Typed, t: TFunction): Refusals {
  const found = item.zones.map(
    (zone) => [zone.zone, refusalOf(zone, typed[zone.zone], t)] as const,
  );
  return Object.fromEntries(found.filter(([, why]) => why !== undefined));
}

/** What is to be confirmed before it is sent: of which zone, and why; Wh. */
export type Doubt = {
  zone: string;
  why: ("unusual" | "rollover")[];
  consumption_wh: number | null;
  /** What would not be asked back. */
  most_wh: number;
};

/** What the service would ask back, as far as the page can tell. */
export function doubtsOf(item: Counters, typed: Typed): Doubt[] {
  return item.zones.flatMap((zone): Doubt[] => {
    const { zone: name, most_wh } = zone;
    const used = usedOf(zone, typed[name]);
    if (used === null || used < 0) return [];
    const why: Doubt["why"] = [];
    if (turned(zone, typed[name])) why.push("rollover");
    if (used > most_wh) why.push("unusual");
    return why.length > 0 ? [{ zone: name, why, consumption_wh: used, most_wh }] : [];
  });
}

export function doubtWords(
  item: Counters,
  typed: Typed,
  { zone: name, why, consumption_wh, most_wh }: Doubt,
  t: TFunction,
  language: Language,
): string[] {
  const zone = item.zones.find((one) => one.zone === name);
  const { previous = null } = zone ?? {};
  const known = {
    zone: zone ? zoneName(zone, t) : name,
    value: typed[name],
    used: kilowattHours(consumption_wh ?? 0, language),
    // It is a bound, not a reading: whole kWh say enough.
    most: kilowattHours(Math.round(most_wh / 1000) * 1000, language),
    before: zone && previous ? wheelText(previous.value_wh, zone) : "",
  };
  return why.map((doubt) => t(`reading-entry:ask.${doubt}`, known));
}
