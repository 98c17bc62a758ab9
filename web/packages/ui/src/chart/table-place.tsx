/** Where a table stands: until it is known what belongs in it, the place alone, as large as it will be. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./chart.module.css";

export type TablePlaceProps = {
  /** What is in it so far may still get other columns and rows: it is not shown, so nothing moves. */
  toCome?: boolean | undefined;
  children: ReactNode;
};

export function TablePlace({ toCome, children }: TablePlaceProps) {
  const { t } = useTranslation("common");
  return (
    <div aria-busy={toCome || undefined}>
      {toCome && (
        <span className="visually-hidden" role="status">
          {t("state.loading")}
        </span>
      )}
      <div className={toCome ? styles.tableToCome : undefined}>{children}</div>
    </div>
  );
}
