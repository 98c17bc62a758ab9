/** What was assumed, what is missing, and how much fell into which zone. */
import type { AdviceOptionOut, AdviceOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { formatEnergy, formatFixed } from "@personal-cabinet/i18n/numbers";
import { ROUBLE } from "@personal-cabinet/i18n/roubles";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import chart from "@personal-cabinet/ui/chart/chart.module.css";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useTranslation } from "react-i18next";
import styles from "./adviser.module.css";
import { nameOf, percentText } from "./told";

function Zones({ option }: { option: AdviceOptionOut }) {
  const { t } = useTranslation("adviser");
  const language = useLanguage();
  const title = nameOf(option, t);
  return (
    <table className={chart.table}>
      <caption className={styles.caption}>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t("zones.zone")}</th>
          <th scope="col" className={chart.number}>
            {t("zones.price")}
          </th>
          <th scope="col" className={chart.number}>
            {t("zones.energy")}
          </th>
        </tr>
      </thead>
      <tbody>
        {option.zones.map(({ zone, titles, price, total }) => (
          <tr key={`${zone} ${titles.ru}`}>
            <th scope="row">{titles[language] ?? titles.ru ?? zone}</th>
            <td className={chart.number}>{`${formatFixed(price, language, 2)}\u00a0${ROUBLE}`}</td>
            <td className={chart.number}>{formatEnergy(total, "kWh", language, 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useAssumptions({ options, hours, missing, estimated, prices_on }: AdviceOut): string[] {
  const { t } = useTranslation("adviser");
  const language = useLanguage();
  const vats = [...new Set(options.flatMap(({ vat_percent }) => vat_percent ?? []))];
  const next = options.flatMap(({ next_prices_from }) => next_prices_from ?? []).sort()[0];
  return [
    t("how.prices", { day: formatDate(prices_on) }),
    ...(next ? [t("how.next", { day: formatDate(next) })] : []),
    vats.length === 1
      ? t("how.vat", { percent: percentText((vats[0] ?? 0) / 100, language, 2) })
      : t("how.vats"),
    t("how.fixed"),
    ...(options.some(({ bands }) => bands) ? [t("how.bands")] : []),
    t("how.same"),
    ...(missing > 0
      ? [t("how.missing", { count: missing, share: percentText(missing / hours, language, 1) })]
      : []),
    ...(estimated > 0 ? [t("how.estimated", { count: estimated })] : []),
    t("how.meter"),
  ];
}

export function HowPanel({ advice }: { advice: AdviceOut }) {
  const { t } = useTranslation("adviser");
  const assumptions = useAssumptions(advice);
  const zoned = advice.options.filter(({ zones }) => zones.length > 0);
  return (
    <Panel>
      <details className={styles.fold}>
        <summary>{t("how.title")}</summary>
        <ul>
          {assumptions.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </details>
      <details className={styles.fold}>
        <summary>{t("zones.title")}</summary>
        {zoned.map((option) => (
          <Zones key={String(option.schedule_id)} option={option} />
        ))}
      </details>
    </Panel>
  );
}
