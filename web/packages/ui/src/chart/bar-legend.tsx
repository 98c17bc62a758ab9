/** What the looks of bars mean; only of those that are there. */
import { useTranslation } from "react-i18next";
import { type Bar, isMissing } from "./bar";
import styles from "./chart.module.css";

type Look = { key: string; className: string | undefined; shown: (bar: Bar) => boolean };

const LOOKS: Look[] = [
  {
    key: "legendIncomplete",
    className: styles.isIncomplete,
    shown: (bar) => bar.value !== null && !bar.complete && !bar.running,
  },
  {
    key: "running",
    className: styles.isRunning,
    shown: (bar) => bar.value !== null && !bar.complete && bar.running === true,
  },
  {
    key: "legendEstimated",
    className: styles.isEstimated,
    shown: (bar) => typeof bar.estimated === "number",
  },
  {
    key: "legendDoubtful",
    className: styles.isDoubtful,
    shown: (bar) => typeof bar.doubtful === "number",
  },
  { key: "legendNothing", className: styles.isNothing, shown: isMissing },
];

export function BarLegend({ bars }: { bars: Bar[] }) {
  const { t } = useTranslation("common");
  return LOOKS.filter((look) => bars.some(look.shown)).map((look) => (
    <span key={look.key}>
      <i className={look.className} aria-hidden="true" />
      {t(`chart.${look.key}`)}
    </span>
  ));
}
