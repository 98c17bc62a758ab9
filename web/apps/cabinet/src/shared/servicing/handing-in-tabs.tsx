/** The two ways of handing in, beside each other as in manual 004, 3.3. */
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import styles from "./handing-in-tabs.module.css";

export function HandingInTabs() {
  const { t } = useTranslation();
  return (
    <nav className={styles.tabs} aria-label={t("menu.servicing.submit")}>
      <NavLink to="/servicing/entry">{t("menu.servicing.byHand")}</NavLink>
      <NavLink to="/servicing/sheets">{t("menu.servicing.fromFile")}</NavLink>
    </nav>
  );
}
