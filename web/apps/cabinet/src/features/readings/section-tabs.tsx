/** The pages of the section: chart, table (manual 001, 4.3), forecast, which keep the place; handing in. */
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import styles from "./section-tabs.module.css";

/** On a phone one word stands for the whole name, which is told all the same. */
function Name({ tab }: { tab: "chart" | "table" | "submit" }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles.whole}>{t(`readings:tabs.${tab}`)}</span>
      <span className={styles.short} aria-hidden="true">
        {t(`readings:tabs.short.${tab}`)}
      </span>
    </>
  );
}

export function SectionTabs({ place }: { place: string }) {
  const { t } = useTranslation();
  const look = ({ isActive }: { isActive: boolean }) =>
    isActive ? `${styles.tab} ${styles.here}` : styles.tab;
  return (
    <nav className={styles.tabs} aria-label={t("readings:tabs.name")}>
      <NavLink className={look} end to={`/readings${place}`}>
        <Name tab="chart" />
      </NavLink>
      <NavLink className={look} to={`/readings/table${place}`}>
        <Name tab="table" />
      </NavLink>
      <NavLink className={look} to={`/readings/insight${place}`}>
        {t("readings:tabs.insight")}
      </NavLink>
      <NavLink className={`${styles.tab} ${styles.away}`} to="/submissions">
        <Name tab="submit" />
      </NavLink>
    </nav>
  );
}
