/** The pages of the section: chart, table (manual 001, 4.3), forecast, which keep the place; handing in. */
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import styles from "./section-tabs.module.css";

export function SectionTabs({ place }: { place: string }) {
  const { t } = useTranslation();
  const look = ({ isActive }: { isActive: boolean }) =>
    isActive ? `${styles.tab} ${styles.here}` : styles.tab;
  return (
    <nav className={styles.tabs} aria-label={t("readings:tabs.name")}>
      <NavLink className={look} end to={`/readings${place}`}>
        {t("readings:tabs.chart")}
      </NavLink>
      <NavLink className={look} to={`/readings/table${place}`}>
        {t("readings:tabs.table")}
      </NavLink>
      <NavLink className={look} to={`/readings/insight${place}`}>
        {t("readings:tabs.insight")}
      </NavLink>
      <NavLink className={`${styles.tab} ${styles.away}`} to="/submissions">
        {t("readings:tabs.submit")}
      </NavLink>
    </nav>
  );
}
