/** The form of a replacement as the service takes it, and its refusals as the form names fields. */
import type { MeterStaffCardOut, ReplacementIn } from "@personal-cabinet/api/cabinet";

export type Zone = "T1" | "T2" | "T3" | "total";
type Channel = "A+" | "A-" | "R+" | "R-";
export type Counter = { channel: Channel; zone: Zone };

export type ReplaceValues = {
  replaced_on: string;
  /** By `A+.T1`; also `first`. */
  last: Record<string, string | undefined>;
  first: Record<string, string | undefined>;
  origin: "new" | "known";
  serial_number?: string;
  model_id?: number;
  manufactured_on?: string;
  key?: string;
  meter_id?: number;
  confirm?: boolean;
};

const ZONES: Zone[] = ["T1", "T2", "T3", "total"];

/** The counters that a meter has shown; of one that has shown none, the one that each has. */
export function countersOf(card: MeterStaffCardOut): Counter[] {
  const own = card.history.find((meter) => meter.id === card.id);
  const shown = (own?.readings ?? []).flatMap((reading) =>
    ZONES.filter((zone) => reading[zone] !== null).map((zone) => ({
      channel: reading.channel,
      zone,
    })),
  );
  // A total follows from its zones: nobody has to type it.
  const plain = shown.filter(
    ({ channel, zone }) =>
      zone !== "total" || !shown.some((one) => one.channel === channel && one.zone !== "total"),
  );
  return plain.length > 0 ? plain : [{ channel: "A+", zone: "total" }];
}

export function counterKey({ channel, zone }: Counter): string {
  return `${channel}_${zone}`;
}

function typed(values: Record<string, string | undefined>, counters: Counter[]) {
  const told: Partial<Record<Channel, Partial<Record<Zone, string>>>> = {};
  for (const counter of counters) {
    const text = values[counterKey(counter)]?.trim();
    if (text) told[counter.channel] = { ...told[counter.channel], [counter.zone]: text };
  }
  return told as ReplacementIn["last_readings"];
}

export function replacementOf(
  values: ReplaceValues,
  counters: Counter[],
  removing: boolean,
): ReplacementIn {
  const known = values.origin === "known";
  return {
    replaced_on: values.replaced_on,
    last_readings: typed(values.last ?? {}, counters),
    first_readings: removing ? {} : typed(values.first ?? {}, counters),
    new: removing
      ? null
      : {
          meter_id: known ? (values.meter_id ?? null) : null,
          serial_number: known ? null : (values.serial_number?.trim() ?? ""),
          model_id: known ? null : (values.model_id ?? null),
          manufactured_on: known ? null : values.manufactured_on || null,
          key: known ? null : values.key?.trim() || null,
        },
    confirm: values.confirm ?? false,
  };
}

/** Where a refused field stands in the form: `last_readings.A+.T1` → `["last", "A+_T1"]`. */
export function formField(field: string): string | string[] {
  const [head, ...rest] = field.replace(/^body\./, "").split(".");
  if (head === "new") return rest[0] ?? "serial_number";
  if (head === "last_readings" || head === "first_readings") {
    return [head === "last_readings" ? "last" : "first", rest.slice(0, 2).join("_")];
  }
  return head ?? "";
}
