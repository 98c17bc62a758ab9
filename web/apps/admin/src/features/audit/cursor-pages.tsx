/** How many entries there are, as far as they are counted, and the way to older and newer ones. */
import type { AuditPageOut } from "@personal-cabinet/api/admin";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Place } from "./api/list-audit";
import styles from "./audit.module.css";

export type CursorPagesProps = {
  page: AuditPageOut;
  onGo: (place: Partial<Place>) => void;
};

export function CursorPages({ page, onGo }: CursorPagesProps) {
  const { t } = useTranslation("audit");
  const language = useLanguage();
  const { total, more, older, newer } = page;
  const number = formatNumber(total ?? 0, language);
  const counted = more
    ? t("pages.more", { number })
    : t("pages.count", { count: total ?? 0, number });
  return (
    <div className={styles.pages}>
      <span role="status">{total === null ? "" : counted}</span>
      {(older || newer) && (
        <nav aria-label={t("pages.label")}>
          {newer && <Button onClick={() => onGo({})}>{t("pages.newest")}</Button>}
          <Button disabled={!newer} onClick={() => newer && onGo({ after: newer })}>
            {t("pages.newer")}
          </Button>
          <Button disabled={!older} onClick={() => older && onGo({ before: older })}>
            {t("pages.older")}
          </Button>
        </nav>
      )}
    </div>
  );
}
