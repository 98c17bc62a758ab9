import type { HomeOut } from "@personal-cabinet/api/cabinet";
import { hoursIn } from "@personal-cabinet/session/supplier";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./home.module.css";

/** How the supplier is reached, and with what. */
export function SupportTile({ support }: { support: HomeOut["support"] }) {
  const { t, i18n } = useTranslation();
  const { phone } = support;
  const hours = hoursIn(i18n.language, support);
  return (
    <>
      {phone && (
        <p className={styles.phone}>
          <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>
        </p>
      )}
      {hours && <p className={styles.hours}>{hours}</p>}
      <p>{t("home.support")}</p>
      <p className={styles.noLight}>
        <Link to="/outages">{t("home.outages.noLight")}</Link>
      </p>
    </>
  );
}
