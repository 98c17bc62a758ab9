/** The answer in one sentence, then a year under each tariff as plain bars. */
import type { AdviceOptionOut, AdviceOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatMonth } from "@personal-cabinet/i18n/dates";
import { formatEnergy } from "@personal-cabinet/i18n/numbers";
import { formatRoubles } from "@personal-cabinet/i18n/roubles";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Panel } from "@personal-cabinet/ui/page/panel";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import styles from "./adviser.module.css";
import { presentOf, verdictOf } from "./rules";
import { nameOf, useMeterNote } from "./told";

type BarProps = { option: AdviceOptionOut; most: number; compared: boolean };

function Bar({ option, most, compared }: BarProps) {
  const { t } = useTranslation("adviser");
  const language = useLanguage();
  const difference = Math.round((option.difference ?? 0) / 100);
  const roubles = formatRoubles(100 * Math.abs(difference), language, 0);
  const compares = difference === 0 ? "same" : difference < 0 ? "less" : "more";
  const notes = [
    option.present && t("present"),
    !option.offered && option.schedule_id !== null && t("closed"),
    compared && !option.present && t(compares, { roubles }),
  ].filter(Boolean);
  const width = { "--width": `${(100 * option.cost) / (most || 1)}%` } as CSSProperties;
  return (
    <li>
      <p className={styles.name}>
        <strong>{nameOf(option, t)}</strong>
        <span>{formatRoubles(option.cost, language, 0)}</span>
      </p>
      <span className={styles.bar} style={width} data-present={option.present} />
      <p className={styles.soft}>{notes.join(", ")}</p>
    </li>
  );
}

export function ComparisonPanel({ advice }: { advice: AdviceOut }) {
  const { t } = useTranslation("adviser");
  const language = useLanguage();
  const verdict = verdictOf(advice);
  const note = useMeterNote(advice, verdict?.best);
  if (!verdict) return null;
  const { kind, best, saved } = verdict;
  const money = (kopecks: number) => formatRoubles(kopecks, language, 0);
  const compared = presentOf(advice) !== undefined;
  const most = Math.max(...advice.options.map(({ cost }) => cost));
  return (
    <Panel>
      <h2 className={styles.main}>
        {t(`verdict.${kind}`, {
          name: nameOf(best, t),
          saved: money(saved),
          cost: money(best.cost),
        })}
      </h2>
      <p className={styles.soft}>
        {t("of", {
          from: formatMonth(advice.first_day, language),
          to: formatMonth(advice.last_day, language),
          energy: formatEnergy(advice.total ?? 0, "kWh", language, 0),
          day: formatDate(advice.prices_on),
        })}
      </p>
      {kind === "already" && !best.offered && best.schedule_id !== null && (
        <p className={styles.note}>{t("closedNote")}</p>
      )}
      {note && <p className={styles.note}>{note}</p>}
      <ol className={styles.options} aria-label={t("caption")}>
        {advice.options.map((option) => (
          <Bar key={String(option.schedule_id)} {...{ option, most, compared }} />
        ))}
      </ol>
      {advice.paid?.complete && (
        <p className={styles.soft}>{t("paid", { cost: money(advice.paid.cost) })}</p>
      )}
    </Panel>
  );
}
