/** Pages of a list: how many rows there are, which are shown, and the way to the others. */
import LeftOutlined from "@ant-design/icons/LeftOutlined";
import RightOutlined from "@ant-design/icons/RightOutlined";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import { usePhone } from "../theme/use-phone";
import styles from "./table.module.css";
import { PAGE_SIZES, pageNumbers, type TableState } from "./table-state";

export type PagerProps = {
  /** Names the list, since a page may hold several. */
  caption: string;
  state: Pick<TableState, "limit" | "offset">;
  total: number;
  onChange: (next: { limit: number; offset: number }) => void;
};

export function Pager({ caption, state, total, onChange }: PagerProps) {
  const { t } = useTranslation("common");
  const language = useLanguage();
  const phone = usePhone();
  const { limit, offset } = state;
  const pages = Math.max(1, Math.ceil(total / limit));
  const page = Math.floor(offset / limit) + 1;
  const go = (to: number) => onChange({ limit, offset: (to - 1) * limit });
  const number = (value: number) => formatNumber(value, language);
  const sizes = [...new Set([...PAGE_SIZES, limit])].sort((a, b) => a - b);
  if (total === 0) return null;
  return (
    <div className={styles.pager}>
      <span role="status">
        {t("table.range", {
          from: number(Math.min(offset + 1, total)),
          to: number(Math.min(offset + limit, total)),
          total: number(total),
        })}
      </span>
      {pages > 1 && (
        <nav aria-label={`${t("table.pages")}: ${caption}`}>
          <ul>
            <li>
              <button
                type="button"
                className={styles.page}
                aria-label={t("table.previous")}
                disabled={page <= 1}
                onClick={() => go(page - 1)}
              >
                <LeftOutlined aria-hidden="true" />
              </button>
            </li>
            {!phone &&
              pageNumbers(page, pages).map((n, index) =>
                n === null ? (
                  <li key={index < 3 ? "gap-before" : "gap-after"} className={styles.gap}>
                    …
                  </li>
                ) : (
                  <li key={n}>
                    <button
                      type="button"
                      className={styles.page}
                      aria-label={t("table.page", { page: n })}
                      aria-current={n === page ? "page" : undefined}
                      onClick={() => go(n)}
                    >
                      {n}
                    </button>
                  </li>
                ),
              )}
            <li>
              <button
                type="button"
                className={styles.page}
                aria-label={t("table.next")}
                disabled={page >= pages}
                onClick={() => go(page + 1)}
              >
                <RightOutlined aria-hidden="true" />
              </button>
            </li>
          </ul>
        </nav>
      )}
      {total > Math.min(...PAGE_SIZES) && (
        <label>
          {t("table.perPage")}
          <select
            className={styles.size}
            value={limit}
            onChange={(event) => onChange({ limit: Number(event.target.value), offset: 0 })}
          >
            {sizes.map((size) => (
              <option key={size}>{size}</option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
