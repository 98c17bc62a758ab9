/** Readings by hand: handed in, still missing with the days that are left, or when they are taken. */
import type { HomeOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { daysLeft } from "../../shared/days-left";
import styles from "./home.module.css";

export function HandingIn({ waited }: { waited: NonNullable<HomeOut["submissions"]> }) {
  const { t } = useTranslation();
  if (!waited.open) {
    return (
      <p className={styles.soft}>
        {t("home.handingIn.opens", { day: formatDate(waited.opens_on) })}
      </p>
    );
  }
  const left = daysLeft(waited);
  const rest = left > 0 ? t("home.handingIn.left", { count: left }) : t("home.handingIn.last");
  return (
    <p className={styles.handingIn}>
      {waited.missing === 0 && <Mark tone="done">{t("home.handingIn.done")}</Mark>}
      <Link to="/submissions">
        {t(waited.missing > 0 ? "home.handingIn.submit" : "home.handingIn.look")}
      </Link>
      {waited.missing > 0 && <span className={styles.soft}>{rest}</span>}
    </p>
  );
}
