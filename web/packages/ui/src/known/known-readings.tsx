/** What counters showed in a period as it was known on a day, beside now, with what has changed. */
import { formatDateTime } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import { KnownChanges, type KnownCost, KnownSums } from "./known-parts";
import { type Came, KnownTable, useCame } from "./known-table";
import { besides } from "./readings-beside";

export type ZoneName = "T1" | "T2" | "T3" | "total";

/** What an answer tells of the readings of a period; of now `corrections` are left out. */
export type KnownReadingsOut = KnownCost & {
  unit: string;
  consumption: number | null;
  meters: { id: number; serial_number: string }[];
  items: { meter_id: number; taken_at: string; zones: { zone: ZoneName; value: number }[] }[];
  total: number;
  nothing_known?: boolean | null;
  corrections?: Correction[] | null;
  corrections_total?: number | null;
};

type Change = { zone: ZoneName; before: number | null; after: number | null };
type Correction = Came & {
  meter_id: number;
  taken_at: string;
  zones: (Change & { difference: number | null })[];
};

export function KnownReadings({ then, now }: { then: KnownReadingsOut; now: KnownReadingsOut }) {
  const { t } = useTranslation("known");
  const language = useLanguage();
  const came = useCame();
  const changes = then.corrections ?? [];
  const nothing = then.nothing_known ?? false;
  const rows = besides(then, now);
  const serials = new Map(
    [...now.meters, ...then.meters].map(({ id, serial_number }) => [id, serial_number]),
  );
  const value = (told: number | null) => (told === null ? t("none") : formatNumber(told, language));
  const counter = (meter: number, zone: ZoneName) =>
    serials.size > 1 ? `${t(`zone.${zone}`)}, № ${serials.get(meter) ?? ""}` : t(`zone.${zone}`);
  const whole = Math.max(then.total, now.total);
  const shown = Math.max(then.items.length, now.items.length);
  return (
    <>
      <KnownSums
        unit={then.unit}
        then={{ ...then, used: then.consumption }}
        now={{ ...now, used: now.consumption }}
        nothing={nothing}
      />
      {rows.length > 0 && (
        <KnownTable
          title={t("readings")}
          columns={[t("taken"), t("counter"), t("former"), t("now"), t("difference")]}
          rows={rows.map((row) => ({
            key: `${row.meter_id} ${row.taken_at} ${row.zone}`,
            cells: [
              formatDateTime(row.taken_at),
              counter(row.meter_id, row.zone),
              value(row.known),
              value(row.now),
              value(row.known === null || row.now === null ? null : row.now - row.known),
            ],
          }))}
        />
      )}
      {whole > shown && <p>{t("firstReadings", { shown, total: whole })}</p>}
      <KnownChanges
        shown={changes.length}
        total={then.corrections_total ?? changes.length}
        nothing={nothing}
      >
        <KnownTable
          title={t("corrections")}
          columns={[
            t("taken"),
            t("counter"),
            t("column.at"),
            t("column.by"),
            t("column.before"),
            t("column.after"),
            t("column.difference"),
          ]}
          rows={changes.flatMap((change) =>
            change.zones.map((one) => ({
              key: `${change.meter_id} ${change.taken_at} ${change.at} ${one.zone}`,
              cells: [
                formatDateTime(change.taken_at),
                counter(change.meter_id, one.zone),
                ...came(change),
                value(one.before),
                value(one.after),
                value(one.difference),
              ],
            })),
          )}
        />
      </KnownChanges>
    </>
  );
}
