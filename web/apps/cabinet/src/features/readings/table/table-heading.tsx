/** What was used between a period's readings: in all, by zones, and from which reading to which. */
import type { RegisterReadingsOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { formatEnergy, formatNumber } from "@personal-cabinet/i18n/numbers";
import { formatRoubles } from "@personal-cabinet/i18n/roubles";
import type { Language } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { spanName } from "../../../shared/consumption-bars";
import { Estimate } from "../cost/estimate";
import styles from "../readings.module.css";
import own from "./table.module.css";

/** What differences were multiplied by in the period; where that changed, each time of it. */
function ratiosTold(
  { ratio, former_ratios: former }: RegisterReadingsOut["meters"][number],
  { since, until }: RegisterReadingsOut,
  t: TFunction,
  language: Language,
): string[] {
  const known = (one: number) => formatNumber(one, language, 4);
  const steps = [...former, { until: "", ratio }];
  const changes = steps.flatMap((step, at) => {
    const next = steps[at + 1];
    const within =
      since && until && step.until > since.slice(0, 10) && step.until <= until.slice(0, 10);
    if (!next || !within) return [];
    const told = {
      day: formatDate(step.until),
      before: known(step.ratio),
      ratio: known(next.ratio),
    };
    return [t("readings:table.ratioSince", told)];
  });
  if (changes.length > 0) return changes;
  const only = steps.find(
    (step) => step.until === "" || (until && step.until > until.slice(0, 10)),
  );
  return only && only.ratio !== 1 ? [t("readings:table.ratio", { ratio: known(only.ratio) })] : [];
}

/** What that cost, an estimate; or why it is not told, where its tariff has prices. */
function Cost({ data }: { data: RegisterReadingsOut }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const missing = data.cost_missing ?? [];
  if (typeof data.cost !== "number") {
    const unzoned = missing.includes("zones");
    return unzoned && <p className={styles.soft}>{t("readings:table.without.zones")}</p>;
  }
  const without = missing.map((one) => t(`readings:table.without.${one}`));
  return (
    <>
      <p>
        <span className={own.cost}>
          {t("readings:table.about", { cost: formatRoubles(data.cost, language) })}
        </span>{" "}
        <Estimate label={t("readings:table.estimate")} how={t("readings:table.how")} />
      </p>
      {without.length > 0 && <p className={styles.soft}>{without.join(" ")}</p>}
    </>
  );
}

export function TableHeading({ data }: { data: RegisterReadingsOut }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const ratios = [...new Set(data.meters.flatMap((meter) => ratiosTold(meter, data, t, language)))];
  const zones = data.consumption_by_zone.filter(({ zone }) => zone !== "total");
  return (
    <div className={own.sums}>
      <h2 className={styles.periodName}>
        {t("readings:table.used", { period: spanName(data, language) })}
      </h2>
      <p className={styles.total}>
        {data.consumption === null ? "—" : formatEnergy(data.consumption, data.unit, language)}
      </p>
      {data.since && data.until && (
        <p className={styles.soft}>
          {t("readings:table.from", {
            since: formatDate(data.since),
            until: formatDate(data.until),
          })}
        </p>
      )}
      {zones.length > 1 && (
        <ul className={own.zones}>
          {zones.map(({ zone, consumption }) => (
            <li key={zone}>
              {t("readings:table.byZone", {
                zone: t(`readings:table.zone.${zone}`),
                value: formatEnergy(consumption, data.unit, language),
              })}
            </li>
          ))}
        </ul>
      )}
      <Cost data={data} />
      {ratios.map((told) => (
        <p key={told} className={styles.soft}>
          {told}
        </p>
      ))}
    </div>
  );
}
