/** What the period cost, beside its total: an estimate, and how it was reckoned. */

import { formatRoubles } from "@personal-cabinet/i18n/roubles";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./cost.module.css";
import { type CostProps, type ToCome, useCosts } from "./costs";
import { Estimate } from "./estimate";
import russian from "./words/ru";

export const words = sectionWords("cost", russian, () => import("./words/en"));

export function Component({ toCome, ...props }: CostProps & ToCome) {
  const { t } = useTranslation("cost");
  const language = useLanguage();
  const costs = useCosts(props);
  if (costs === undefined) return toCome;
  if (typeof costs?.cost !== "number") return null;
  const partial = !costs.cost_complete && props.data.complete;
  return (
    <span className={styles.line}>
      <span className={styles.cost}>
        {t("about", { cost: formatRoubles(costs.cost, language) })}
      </span>{" "}
      <Estimate label={t("estimate")} how={`${t("how")}${partial ? ` ${t("partial")}` : ""}`}>
        {" "}
        <Link
          className={`${styles.how} ${styles.beside}`}
          to={`/adviser?account=${props.meter.account_id}`}
        >
          {t("adviser")}
        </Link>
      </Estimate>
    </span>
  );
}
