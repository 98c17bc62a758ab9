/** How many days are left until the handing in, or of it, and the way to it. */
import type { ServicingOut } from "@personal-cabinet/api/cabinet";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { closedWords, nextWords, openWords } from "../../shared/servicing/window-words";
import styles from "./servicing.module.css";

export function WindowPanel({ window }: { window: ServicingOut["window"] }) {
  const { t } = useTranslation("servicing");
  const { open, days_left: days } = window;
  return (
    <Panel title={t("handingIn")}>
      <p className={styles.days}>
        {open && days === 0 ? (
          <strong>{t("lastDay")}</strong>
        ) : (
          <>
            <span>{t(open ? "untilEnd" : "untilBeginning")}</span>{" "}
            <strong>{t("days", { count: days })}</strong>
          </>
        )}
      </p>
      <p className={styles.soft}>
        {open ? openWords(window, t) : `${closedWords(window, t)}. ${nextWords(window, t)}.`}
      </p>
      <p className={styles.ways}>
        <Link className={open ? styles.main : undefined} to="/servicing/entry">
          {t("cabinet:menu.servicing.byHand")}
        </Link>
        <Link to="/servicing/sheets">{t("cabinet:menu.servicing.fromFile")}</Link>
        <Link to="/servicing/walk">{t("cabinet:menu.servicing.walk")}</Link>
      </p>
    </Panel>
  );
}
