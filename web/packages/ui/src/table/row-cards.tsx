/** The same rows where the window is narrow: one compact card each, names beside values. */
import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { toggled } from "./column";
import { RowActions } from "./row-actions";
import styles from "./table.module.css";
import type { RowsProps } from "./wide-table";

export function RowCards<Row>(props: Omit<RowsProps<Row>, "sort" | "onSort">) {
  const { caption, columns, rows, rowKey, rowLabel, selection, actions } = props;
  const { t } = useTranslation("common");
  const heading = columns.find((column) => column.phone === "title");
  const mark = columns.find((column) => column.phone === "mark");
  const facts = columns.filter(({ phone }) => phone === undefined || phone === "plain");
  const menu = rows.some((row) => (actions?.(row).length ?? 0) > 1);
  return (
    <ul className={styles.cards} aria-label={caption}>
      {rows.map((row) => {
        const key = rowKey(row);
        const chosen = selection?.keys.includes(key) ?? false;
        // What is not known needs no room on a card.
        const known = facts
          .map((column) => ({ column, value: column.render(row) }))
          .filter(({ value }) => value !== null && value !== undefined && value !== "");
        const own = actions?.(row) ?? [];
        return (
          <li key={key} className={styles.card} data-chosen={chosen}>
            {selection && (
              <span className={styles.cardCheck}>
                <Checkbox
                  aria-label={t("table.selectRow", { row: rowLabel(row) })}
                  checked={chosen}
                  onChange={() => selection.onChange(toggled(selection.keys, key))}
                />
              </span>
            )}
            <div className={styles.cardBody}>
              <div className={styles.cardHead}>
                {heading && <div className={styles.cardTitle}>{heading.render(row)}</div>}
                {mark && <div className={styles.cardMark}>{mark.render(row)}</div>}
              </div>
              <dl className={styles.cardFacts}>
                {known.map(({ column, value }) => (
                  <div key={column.key}>
                    <dt className={column.phone === "plain" ? "visually-hidden" : undefined}>
                      {column.title}
                    </dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
              {own.length > 0 && !menu && (
                <div className={styles.cardAction}>
                  <RowActions actions={own} row={rowLabel(row)} menu={false} />
                </div>
              )}
            </div>
            {own.length > 0 && menu && <RowActions actions={own} row={rowLabel(row)} menu />}
          </li>
        );
      })}
    </ul>
  );
}
