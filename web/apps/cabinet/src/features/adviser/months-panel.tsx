/** The year month by month under each tariff. */
import type { AdviceOut } from "@personal-cabinet/api/cabinet";
import { formatMonth } from "@personal-cabinet/i18n/dates";
import { formatRoubles } from "@personal-cabinet/i18n/roubles";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import chart from "@personal-cabinet/ui/chart/chart.module.css";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useTranslation } from "react-i18next";
import styles from "./adviser.module.css";
import { nameOf } from "./told";

export function MonthsPanel({ advice }: { advice: AdviceOut }) {
  const { t } = useTranslation("adviser");
  const language = useLanguage();
  const { options, months } = advice;
  const cell = (key: string, kopecks: number | undefined) => (
    <td key={key} className={chart.number}>
      {kopecks === undefined ? "—" : formatRoubles(kopecks, language, 0)}
    </td>
  );
  return (
    <Panel title={t("months.title")}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard */}
      <section className={styles.wide} aria-label={t("months.sums")} tabIndex={0}>
        <table className={chart.table}>
          <caption className="visually-hidden">{t("months.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("months.month")}</th>
              {options.map((option) => (
                <th key={String(option.schedule_id)} scope="col" className={chart.number}>
                  {nameOf(option, t)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((month, n) => (
              <tr key={month}>
                <th scope="row">{formatMonth(month, language)}</th>
                {options.map((option) => cell(String(option.schedule_id), option.months[n]))}
              </tr>
            ))}
            <tr className={chart.whole}>
              <th scope="row">{t("months.year")}</th>
              {options.map((option) => cell(String(option.schedule_id), option.cost))}
            </tr>
          </tbody>
        </table>
      </section>
    </Panel>
  );
}
