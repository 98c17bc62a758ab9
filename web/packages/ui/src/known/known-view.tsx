/** Consumption of a period as it was known on a day, beside now, with what has changed since. */
import { formatDate } from "@personal-cabinet/i18n/dates";
import { formatEnergy } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import { KnownChanges, type KnownCost, KnownSums } from "./known-parts";
import { type Came, KnownTable, useCame } from "./known-table";

/** What an answer tells of a period as it was known; of now `corrections` are left out. */
export type KnownPeriod = KnownCost & {
  unit: string;
  total: number | null;
  complete?: boolean;
  nothing_known?: boolean | null;
  corrections?: Correction[] | null;
  corrections_total?: number | null;
};

type Correction = Came & {
  meter_id: number;
  day: string;
  before: number | null;
  after: number | null;
  difference: number;
};

export function KnownView({ then, now }: { then: KnownPeriod; now: KnownPeriod }) {
  const { t } = useTranslation("known");
  const language = useLanguage();
  const came = useCame();
  const rows = then.corrections ?? [];
  const nothing = then.nothing_known ?? false;
  const energy = (value: number | null) =>
    value === null ? t("none") : formatEnergy(value, then.unit, language);
  return (
    <>
      <KnownSums
        unit={then.unit}
        then={{ ...then, used: then.total }}
        now={{ ...now, used: now.total }}
        nothing={nothing}
      />
      <KnownChanges
        shown={rows.length}
        total={then.corrections_total ?? rows.length}
        nothing={nothing}
      >
        <KnownTable
          title={t("corrections")}
          columns={(["day", "at", "by", "before", "after", "difference"] as const).map((name) =>
            t(`column.${name}`),
          )}
          rows={rows.map((row) => ({
            key: `${row.meter_id} ${row.day} ${row.at}`,
            cells: [
              formatDate(row.day),
              ...came(row),
              energy(row.before),
              energy(row.after),
              energy(row.difference),
            ],
          }))}
        />
      </KnownChanges>
    </>
  );
}
