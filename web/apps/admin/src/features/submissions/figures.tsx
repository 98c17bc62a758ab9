/** What the counters showed, and what was used since. */

import type { StaffSubmissionOut } from "@personal-cabinet/api/cabinet";
import { formatCounter, formatEnergy } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import styles from "./submissions.module.css";

/** One line a zone; of a single one its value alone. */
function Lines({ lines }: { lines: [zone: string, words: string][] }) {
  const { t } = useTranslation("submissions");
  if (lines.length === 0) return null;
  if (lines.length === 1) return <span className={styles.figure}>{lines[0]?.[1]}</span>;
  return (
    <ul className={styles.figures}>
      {lines.map(([zone, words]) => (
        <li key={zone} className={styles.figure}>
          {t("value", { zone: t(`zone.${zone}`), value: words })}
        </li>
      ))}
    </ul>
  );
}

export function Values({ submission }: { submission: StaffSubmissionOut }) {
  const language = useLanguage();
  const lines = submission.values.map(({ zone, value_wh, decimals }): [string, string] => [
    zone,
    formatCounter(value_wh, decimals, language),
  ]);
  return <Lines lines={lines} />;
}

export function Used({ submission }: { submission: StaffSubmissionOut }) {
  const language = useLanguage();
  const energy = (wh: number) => formatEnergy(wh / 1000, "kWh", language);
  const used = submission.values.flatMap(({ zone }): [string, string][] => {
    const wh = submission.consumption_wh[zone];
    return wh === undefined ? [] : [[zone, energy(wh)]];
  });
  return <Lines lines={used} />;
}
