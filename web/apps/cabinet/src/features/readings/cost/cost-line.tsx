/** What the period cost, beside its total: an estimate, and how it was reckoned. */

import { formatRoubles } from "@personal-cabinet/i18n/roubles";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./cost.module.css";
import { type CostProps, type ToCome, useCosts } from "./costs";
import russian from "./words/ru";

export const words = sectionWords("cost", russian, () => import("./words/en"));

export function Component({ toCome, ...props }: CostProps & ToCome) {
  const { t } = useTranslation("cost");
  const language = useLanguage();
  const id = useId();
  const [open, setOpen] = useState(false);
  const costs = useCosts(props);
  if (costs === undefined) return toCome;
  if (typeof costs?.cost !== "number") return null;
  const partial = !costs.cost_complete && props.data.complete;
  return (
    <span className={styles.line}>
      <span className={styles.cost}>
        {t("about", { cost: formatRoubles(costs.cost, language) })}
      </span>{" "}
      <button
        type="button"
        className={styles.how}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t("estimate")}
      </button>{" "}
      <Link
        className={`${styles.how} ${styles.beside}`}
        to={`/adviser?account=${props.meter.account_id}`}
      >
        {t("adviser")}
      </Link>
      <span id={id} className={styles.explained} hidden={!open}>
        {open && `${t("how")}${partial ? ` ${t("partial")}` : ""}`}
      </span>
    </span>
  );
}
