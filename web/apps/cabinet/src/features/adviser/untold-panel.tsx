/** Why there is no advice, and what can be done about it. */
import type { AdviceOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatMonth } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./adviser.module.css";
import { percentText } from "./told";

export function UntoldPanel({ advice }: { advice: AdviceOut }) {
  const { t } = useTranslation("adviser");
  const language = useLanguage();
  const { state, missing, hours, known_since, ready_on, gaps, account_id } = advice;
  const counted = state === "gaps" || state === "short";
  return (
    <Panel>
      <h2 className={styles.main}>{t(`untold.${state}.title`)}</h2>
      <p>
        {t(`untold.${state}.text`, {
          since: known_since ? formatDate(known_since) : "",
          ready: ready_on ? formatDate(ready_on) : "",
        })}
      </p>
      {counted && (
        <>
          <p className={styles.soft}>
            {t("untold.missing", {
              count: missing,
              share: percentText(missing / hours, language, 1),
            })}
          </p>
          <ul className={styles.gaps}>
            {gaps.map(({ month, missing: count }) => (
              <li key={month}>
                {t("untold.month", { month: formatMonth(month, language), count })}
              </li>
            ))}
          </ul>
        </>
      )}
      {(state === "gaps" || state === "some-without-hours") && (
        <p>
          <Link to={`/readings?account=${account_id}`}>{t("untold.readings")}</Link>
        </p>
      )}
    </Panel>
  );
}
