/** Leads from a page to its chapter of the help. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ChapterName } from "./chapters";
import styles from "./help-link.module.css";

export function HelpLink({ to }: { to: ChapterName }) {
  const { t } = useTranslation();
  return (
    <Link className={styles.link} to={`/information#help-${to}`}>
      <span className={styles.words}>{t("cabinet:howItWorks")}</span>
    </Link>
  );
}
