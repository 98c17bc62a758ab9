/** A period as it was known on a day, beside now, with what has changed since. */
import { formatDate, formatMoment } from "@personal-cabinet/i18n/dates";
import { formatEnergy } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import { Facts } from "../page/facts";
import styles from "./known.module.css";

/** What an answer tells of a period as it was known; of now `corrections` are left out. */
export type KnownPeriod = {
  unit: string;
  total: number | null;
  nothing_known?: boolean | null;
  corrections?: Correction[] | null;
  corrections_total?: number | null;
};

type Correction = {
  meter_id: number;
  day: string;
  at: string | null;
  sender: string | null;
  before: number | null;
  after: number | null;
  difference: number;
};

function Corrections({ rows, unit }: { rows: Correction[]; unit: string }) {
  const { t } = useTranslation("known");
  const language = useLanguage();
  const energy = (value: number | null) =>
    value === null ? t("none") : formatEnergy(value, unit, language);
  return (
    // What scrolls sideways is reached by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as said
    <section className={styles.frame} tabIndex={0} aria-label={t("corrections")}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t("corrections")}</caption>
        <thead>
          <tr>
            {(["day", "at", "by", "before", "after", "difference"] as const).map((name) => (
              <th key={name} scope="col">
                {t(`column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.meter_id} ${row.day} ${row.at}`}>
              <th scope="row">{formatDate(row.day)}</th>
              <td>{row.at ? formatMoment(row.at) : t("none")}</td>
              <td className={styles.by}>{row.sender ?? t("none")}</td>
              <td>{energy(row.before)}</td>
              <td>{energy(row.after)}</td>
              <td>{energy(row.difference)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function KnownView({ then, now }: { then: KnownPeriod; now: KnownPeriod }) {
  const { t } = useTranslation("known");
  const language = useLanguage();
  const rows = then.corrections ?? [];
  const energy = (value: number | null) =>
    value === null ? null : formatEnergy(value, then.unit, language);
  const total = then.corrections_total ?? rows.length;
  return (
    <>
      {then.nothing_known && <p>{t("nothing")}</p>}
      <Facts
        facts={[
          { label: t("former"), value: energy(then.total) },
          { label: t("now"), value: energy(now.total) },
          { label: t("difference"), value: energy((now.total ?? 0) - (then.total ?? 0)) },
        ]}
      />
      {rows.length === 0 && !then.nothing_known && <p>{t("unchanged")}</p>}
      {rows.length > 0 && <Corrections rows={rows} unit={then.unit} />}
      {total > rows.length && <p>{t("first", { shown: rows.length, total })}</p>}
    </>
  );
}
