/** The way through a list that is longer than one page. */
import { PlainButton } from "@personal-cabinet/ui/form/plain-button";
import { useTranslation } from "react-i18next";
import styles from "./pages.module.css";

type PagesProps = { page: number; size: number; total: number; onPage: (page: number) => void };

export function Pages({ page, size, total, onPage }: PagesProps) {
  const { t } = useTranslation();
  const last = Math.max(1, Math.ceil(total / size));
  if (last === 1 && page === 1) return null;
  const from = Math.min((page - 1) * size + 1, total);
  return (
    <nav className={styles.pages} aria-label={t("serving.pages")}>
      <PlainButton disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t("serving.former")}
      </PlainButton>
      <span role="status">
        {t("serving.shown", { from, to: Math.min(page * size, total), total })}
      </span>
      <PlainButton disabled={page >= last} onClick={() => onPage(page + 1)}>
        {t("serving.following")}
      </PlainButton>
    </nav>
  );
}
